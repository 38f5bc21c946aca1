import Testing

@testable import Scoring

@Suite("Where an image lies, and what it is near to") struct ImagePlaceTests {
  @Test(
    "A place is trusted only where users cannot write",
    arguments: [
      (#"c:\windows\system32\csrss.exe"#, .windows), (#"c:\windows\explorer.exe"#, .windows),
      (#"c:\programdata\microsoft\windows defender\platform\4.18\msmpeng.exe"#, .elsewhere),
      (#"c:\windows\temp\x.exe"#, .elsewhere), (#"c:\windows\tasks\x.exe"#, .elsewhere),
      (#"c:\program files\vendor\a.exe"#, .programs), (#"c:\program files (x86)\vendor\a.exe"#, .programs),
      (#"d:\program files\vendor\a.exe"#, .elsewhere), (#"c:\users\*\appdata\local\a.exe"#, .elsewhere),
      (#"\\server\share\a.exe"#, .elsewhere), ("<unknown process>", .elsewhere), ("", .elsewhere),
    ] as [(String, ImagePlace)])
  func place(path: String, place: ImagePlace) { #expect(ImagePlace(ofFoldedPath: path) == place) }

  @Test(
    "Images of one vendor's folder are of one product, below Program Files alone",
    arguments: [
      (#"c:\program files\vendor\a.exe"#, #"c:\program files\vendor\sub\b.exe"#, .product),
      (#"c:\program files\vendor\a.exe"#, #"c:\program files (x86)\vendor\b.exe"#, .none),
      (#"c:\program files\vendor\a.exe"#, #"c:\program files\other\b.exe"#, .none),
      (#"c:\program files\a.exe"#, #"c:\program files\b.exe"#, .none),
      (#"c:\users\public\tool\a.exe"#, #"c:\users\public\tool\b.exe"#, .none),
      (#"c:\windows\system32\a.exe"#, #"c:\windows\system32\b.exe"#, .none),
      (#"c:\users\public\a.exe"#, #"c:\users\public\a.exe"#, .same),
    ] as [(String, String, TargetRelation)])
  func relation(source: String, target: String, relation: TargetRelation) {
    let (from, to) = (PathFacts(ofFoldedPath: source), PathFacts(ofFoldedPath: target))
    #expect(TargetRelation(source: from, target: to, areSame: source == target) == relation)
  }

  @Test("A start belongs to the source's product by its module alone")
  func startRelation() {
    func relation(_ source: String, _ module: String?) -> StartRelation {
      StartRelation(source: PathFacts(ofFoldedPath: source), module: module.map(PathFacts.init(ofFoldedPath:)))
    }
    let source = #"c:\program files\vendor\a.exe"#
    #expect(relation(source, #"c:\program files\vendor\hook.dll"#) == .product)
    #expect(relation(source, #"c:\windows\system32\ntdll.dll"#) == .none)
    #expect(relation(source, nil) == .none)
    #expect(relation(#"c:\temp\a.exe"#, #"c:\temp\a.dll"#) == .none)
    #expect(relation(#"c:\users\*\appdata\local\rowan\a.exe"#, #"c:\users\*\appdata\local\rowan\a.dll"#) == .folder)
  }
}
