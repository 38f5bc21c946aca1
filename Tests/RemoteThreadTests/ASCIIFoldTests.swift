import RemoteThread
import Testing

@Suite("Folding")
struct ASCIIFoldTests {
  @Test(
    "ASCII letters lose their case, all others keep it",
    arguments: [("C:\\WINDOWS\\x.EXE", "c:\\windows\\x.exe"), ("É.EXE", "É.exe"), ("", ""), ("ß[\\]^_`{", "ß[\\]^_`{")])
  func fold(text: String, folded: String) {
    #expect(ASCIIFold.fold(text).utf8.elementsEqual(folded.utf8))
  }

  @Test(
    "Names that only Unicode calls equal stay apart, for Windows tells them apart",
    arguments: [("\u{E9}.exe", "e\u{301}.exe"), ("\u{212B}", "\u{C5}"), ("o\u{323}\u{302}", "o\u{302}\u{323}")])
  func canonicallyEquivalent(one: String, other: String) {
    #expect(one == other, "Swift calls them equal; otherwise this test says nothing")
    #expect(ASCIIFold.fold(one) != ASCIIFold.fold(other))
    #expect(ImagePath(one) != ImagePath(other))
  }

  @Test("Folding twice is folding once", arguments: ["e\u{301}X", "É", "C:\\A", "\u{1F600}\u{301}"])
  func idempotent(text: String) {
    let once = ASCIIFold.fold(text)
    #expect(ASCIIFold.fold(once).utf8.elementsEqual(once.utf8))
  }
}
