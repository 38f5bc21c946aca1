import Testing

@testable import EventSources

@Suite("An XML text is cut into Event elements") struct XMLSplitterTests {
  typealias Example = JSONSplitterTests.Example

  static let examples: [Example] = [
    Example(
      "one element per line", "<Event a='1'><x/></Event>\n<Event></Event>\n",
      [
        "1 <Event a='1'><x/></Event>", "2 <Event></Event>",
      ]),
    Example(
      "an element around them", "<?xml version='1.0'?>\n<Events>\n<Event><EventData/></Event>\n</Events>",
      [
        "3 <Event><EventData/></Event>"
      ]),
    Example(
      "evtx_dump's lines between records",
      "Record 1\n<?xml version='1.0'?>\n<Event></Event>\nRecord 22\r\n<Event></Event>\nRecorded 3\n<Event/>",
      [
        "3 <Event></Event>", "5 <Event></Event>", "6 ! text outside of an Event", "7 <Event/>",
      ]),
    Example("a prefix", "<e:Events><e:Event x=\"y\"></e:Event></e:Events>", ["1 <e:Event x=\"y\"></e:Event>"]),
    Example(
      "names that only begin so", "<Events><EventID>8</EventID><Event><EventID>8</EventID></Event></Events>",
      [
        "1 ! text outside of an Event", "1 <Event><EventID>8</EventID></Event>",
      ]),
    Example(
      "no white space between elements", "<Event>a</Event><Event>b</Event>",
      [
        "1 <Event>a</Event>", "1 <Event>b</Event>",
      ]),
    Example(
      "tags in comments, CDATA and quotes", "<Event><!-- </Event> --><![CDATA[</Event>]]><a b='>'/></Event >",
      [
        "1 <Event><!-- </Event> --><![CDATA[</Event>]]><a b='>'/></Event >"
      ]),
    Example("an element in a comment is none", "<!-- <Event></Event> --><Event></Event>", ["1 <Event></Event>"]),
    Example(
      "DOCTYPE is passed over", "<!DOCTYPE a [ <!ENTITY b \"c\"> ]>\n<Event>&b;</Event>", ["2 <Event>&b;</Event>"]),
    Example("an empty element", "<Event/><Event a='1' />", ["1 <Event/>", "1 <Event a='1' />"]),
    Example("an element that is not closed", "<Event>\n<Event>b</Event>", ["1 ! no </Event>", "2 <Event>b</Event>"]),
    Example(
      "an element cut off in a value", "<Event><a b=\"c\n<Event d=\"e\"></Event>",
      [
        "1 ! no </Event>", "2 <Event d=\"e\"></Event>",
      ]),
    Example("an element cut off in a tag", "<Event><Da\n<Event></Event>", ["1 ! no </Event>", "2 <Event></Event>"]),
    Example(
      "an end without a beginning", "a</Data></Event>\n<Event></Event>",
      [
        "1 ! text outside of an Event", "1 ! </Event> without <Event>", "2 <Event></Event>",
      ]),
    Example(
      "the end of the text inside an element", "<Event></Event><Event><a", ["1 <Event></Event>", "1 ! no </Event>"]),
    Example("the end of the text inside a comment", "<!-- <Event>", ["1 ! markup that is not closed"]),
    Example("CRLF", "<Event>\r\n</Event>\r\n<Event></Event>\r\n", ["1 <Event>\r\n</Event>", "3 <Event></Event>"]),
  ]

  @Test("Each record by itself, each damage once", arguments: examples)
  func pieces(example: Example) {
    #expect(cut(example.text, XMLSplitter()) == example.pieces)
  }

  @Test("The ends of chunks make no difference", arguments: examples)
  func chunks(example: Example) {
    #expect(differingChunks(example.text, XMLSplitter()) == [])
  }

  @Test("Seeded noise of markup is cut the same in any chunks", arguments: 0..<200)
  func noise(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = [
      "<", ">", "/", "'", "\"", "!", "?", "-", "--", "[", "]", "\n", " ", "a", "<Event>", "</Event>", "<Event ",
      "<![CDATA[", "]]>", "<!--", "-->", "<!D ", "<e:Event>", "\nRecord 1\n",
    ]
    let noise = (0..<60).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    #expect(differingChunks(noise, XMLSplitter()) == [])
  }

  @Test("An element longer than 16 MiB is skipped, and only that")
  func longElement() {
    let text = "<Event>" + String(repeating: "x", count: 17 << 20) + "</Event>\n<Event></Event>"
    for chunk in [1 << 20, .max] {
      #expect(cut(text, XMLSplitter(), chunk: chunk) == ["1 ! longer than 16 MiB", "2 <Event></Event>"])
    }
  }
}
