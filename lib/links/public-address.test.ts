import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './public-address.ts'

describe('an address', () => {
  it.each(['8.8.8.8', '157.150.185.49', '2606:4700::1111', '2001:4860:4860::8888'])(
    'is public: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    ['this machine', '127.0.0.1', '127.8.9.1', '::1', '0.0.0.0', '::'],
    ['a private network', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.7', 'fd00::1', 'fec0::1'],
    ['the same cable', '169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
    [
      'the secrets of a machine in a cloud',
      '169.254.169.254',
      'fd00:ec2::254',
      '100.100.100.200',
      '168.63.129.16',
    ],
    ['a network behind a provider', '100.64.0.1', '100.127.255.255'],
    ['many at once', '224.0.0.1', '239.1.1.1', 'ff02::1', '255.255.255.255'],
    [
      'documentation and measuring',
      '192.0.2.1',
      '198.51.100.1',
      '203.0.113.1',
      '198.18.0.1',
      '2001:db8::1',
      '3fff::1',
    ],
    [
      'IPv4 written as IPv6',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '::7f00:1',
      '::ffff:0:7f00:1',
    ],
    [
      'IPv4 by way of others',
      '64:ff9b::7f00:1',
      '64:ff9b:1::a00:1',
      '2002:7f00:1::',
      '2001:0:7f00:1::',
      '192.88.99.1',
    ],
    ['nobody', '240.0.0.1', '192.0.0.192', '100::1', '4000::1', '5f00::1'],
    ['no address', '', 'localhost', '8.8.8', '8.8.8.8.8', '0x7f.1', '2130706433', '8.8.8.8/8', '[::1]'],
  ])('of %s is not', (_, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })
})
