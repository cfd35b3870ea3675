/** How accounts are looked after from the command line. */
export const userUsage = `npm run portal -- user <what>

  invite --email E --name N --role R [--agency A] [--language L]   make an account, and tell its person by mail
  list                                                             everybody
  roles E --role R [--agency A]                                    what somebody may do, in place of what was
  disable E                                                        let somebody in no more; their sessions end
  enable E                                                         let them in again

R is focal_point, moderator, administrator or auditor; A an agency's slug (unodc), with :deputy for a deputy
(unodc:deputy). Both may be given several times. L is one of ar, zh, en, fr, ru and es.

The first administrator of an installation:

  npm run portal -- user invite --email name@example.org --name "First Last" --role administrator
`
