import SysmonRules

/// Configurations and events made at random of few words, so that they often meet.
///
/// The fuzzer has a link to this file, and its own source of what is random.
struct RandomConfigurations<Random: RandomNumberGenerator> {
  var random: Random

  static var texts: [String] {
    ["a", "ab", #"C:\a"#, #"C:\a\b.exe"#, "b.exe", "-", "", ";", "a;", ";a;b", " a", "A\n", "%a%", "é", "*"]
  }
  static var fields: [FilterField] { [.ruleName, .sourceImage, .targetImage, .startModule] }

  mutating func text() -> String { Self.texts.randomElement(using: &random) ?? "" }

  mutating func event() -> FilterEvent {
    let pairs = Self.fields.map { ($0, Self.texts.randomElement(using: &random) ?? "") }
    return FilterEvent(Dictionary(uniqueKeysWithValues: pairs))
  }

  /// A document of one to three sections. Few of the names in it are wrong, so that most are taken by some reader.
  mutating func document() -> String {
    let version = ["4.0", "4.1", "4.22", "4.90"].randomElement(using: &random) ?? ""
    let sections = (0...Int.random(in: 0...2, using: &random)).map { _ in group() }
    return #"<Sysmon schemaversion="\#(version)"><EventFiltering>\#(sections.joined())</EventFiltering></Sysmon>"#
  }

  private mutating func group() -> String {
    let kind = ["include", "exclude", "EXCLUDE", ""].randomElement(using: &random) ?? ""
    let items = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      Int.random(in: 0..<3, using: &random) == 0 ? rule() : filter()
    }
    let section =
      #"<CreateRemoteThread onmatch="\#(kind)">\#(items.joined())</CreateRemoteThread>"#
    return Bool.random(using: &random) ? section : "<RuleGroup\(name())\(relation())>\(section)</RuleGroup>"
  }

  private mutating func rule() -> String {
    let filters = (0..<Int.random(in: 0...3, using: &random)).map { _ in filter() }
    return "<Rule\(name())\(relation())>\(filters.joined())</Rule>"
  }

  private mutating func filter() -> String {
    let comparison =
      Int.random(in: 0..<200, using: &random) == 0
      ? "begins with" : Comparison.allCases.randomElement(using: &random)?.rawValue ?? ""
    let field =
      Int.random(in: 0..<100, using: &random) == 0 ? "Image" : Self.fields.randomElement(using: &random)?.rawValue ?? ""
    let text = Self.texts.randomElement(using: &random) ?? ""
    return #"<\#(field)\#(name()) condition="\#(comparison)">\#(text)</\#(field)>"#
  }

  private mutating func name() -> String {
    ["", "", #" name="""#, #" name="n1""#, #" name="n2""#].randomElement(using: &random) ?? ""
  }

  private mutating func relation() -> String {
    ["", #" groupRelation="and""#, #" groupRelation="or""#, #" groupRelation="""#].randomElement(using: &random) ?? ""
  }
}
