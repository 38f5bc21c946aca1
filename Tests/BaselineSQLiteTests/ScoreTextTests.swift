import Testing

@testable import BaselineSQLite

@Suite("The scores of a calibration as JSON")
struct ScoreTextTests {
  @Test("Are read as they were written")
  func agreement() {
    let parts = [[[0, 0.1 + 0.2, 1e-7], []], [[999_999.999999, 21.125]]]
    let text = ScoreText.text(parts)
    #expect(text == "[[[0.0,0.30000000000000004,1e-07],[]],[[999999.999999,21.125]]]")
    #expect(ScoreText.parts(Array(text.utf8)) == parts)
  }

  @Test(
    "Are refused where they are anything else",
    arguments: [
      "", "[]", "[[]]", "[[[]]", "[[[]]]]", "[[[1.5]]]x", " [[[1.5]]]", "[[[1.5, 2]]]", "[[[1.5,]]]", "[[[,1.5]]]",
      "[[[1.5][2]]]", "[[1.5]]", "[[[[1.5]]]]", "[[[\"1.5\"]]]", "[[[null]]]", "[[[nan]]]", "[[[inf]]]", "[[[-1]]]",
      "[[[1000000]]]", "[[[0x1p3]]]", "[[[1e9]]]", "[[[1.5.5]]]", "[[[-]]]", "{}", "[[[1.5",
    ])
  func refusal(text: String) { #expect(ScoreText.parts(Array(text.utf8)) == nil) }
}
