import RemoteThread
import Testing

@Suite("Generalised paths")
struct GeneralisedPathsTests {
  @Test("Are those of the rules, the first time and again, for every spelling", arguments: [true, false])
  func same(isEnabled: Bool) throws {
    let rules = isEnabled ? PathGeneralisation.standard : .none
    var paths = GeneralisedPaths(rules)
    let texts = [
      #"C:\Users\ann\x.exe"#, #"C:\Users\bob\x.exe"#, #"c:\users\BOB\X.exe"#, #"C:\Program Files\App 1.2.3\a.exe"#,
      "C:\\caf\u{E9}.exe", "C:\\cafe\u{301}.exe",
    ]
    for text in texts + texts {
      let path = try #require(ImagePath(text))
      #expect(Array(paths.apply(to: path).utf8) == Array(rules.apply(to: path).utf8))
    }
  }
}
