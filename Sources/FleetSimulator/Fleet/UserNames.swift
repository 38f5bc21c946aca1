/// Names of people, as they stand in profile folders and account names.
enum UserNames {
  static func person(_ draws: inout Draws) -> String { "\(draws.pick(given)).\(draws.pick(family))" }

  static func administrator(_ draws: inout Draws) -> String { "adm-\(draws.pick(given))" }

  private static let given = [
    "ada", "ann", "bea", "bob", "carl", "cleo", "dan", "dora", "eli", "emma", "finn", "gus", "hana", "ida", "ines",
    "ivan", "jan", "joy", "kai", "lars", "lea", "liv", "luca", "mara", "max", "mia", "nils", "nora", "olga", "omar",
    "pia", "raj", "rosa", "sam", "sofia", "tara", "tom", "uma", "vera", "yuki",
  ]

  private static let family = [
    "abel", "berg", "bruun", "chen", "costa", "dahl", "diaz", "eide", "falk", "frey", "garcia", "gran", "haugen",
    "holm", "ito", "jansen", "kaur", "klein", "kovac", "lange", "lind", "lund", "marsh", "moen", "novak", "okoye",
    "park", "perez", "quist", "rossi", "sand", "silva", "smit", "stone", "tanaka", "ueda", "vang", "wolf", "yilmaz",
    "zeller",
  ]
}
