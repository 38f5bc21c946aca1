import RemoteThread
import Testing

@testable import EventSources

@Suite("Fields from the rendered message")
struct MessageTextTests {
  @Test(
    "Fields that a shipper dropped come from the message, however its lines end",
    arguments: [
      "\r\n", "\n", "\r", #"\r\n"#, #"\n"#, " ", "\t", "\r\n    ",
    ])
  func dropped(lineEnd: String) {
    let record = """
      {"EventID":8,"Computer":"\(Wrappers.computer)","RecordNumber":4242,\
      \(Wrappers.members(without: ["RuleName", "StartModule", "StartFunction", "SourceUser", "TargetUser"])),\
      "Message":\(Wrappers.quoted(Wrappers.message(lineEnd: lineEnd)))}
      """
    #expect(decodeJSON(record) == [.event(Wrappers.event)])
  }

  @Test("What the map has, the message does not change")
  func mapWins() {
    let record = JSONRuleTests.flat(
      without: ["StartFunction", "RuleName"],
      #""StartFunction":"-","Message":"x\nStartFunction: LoadLibraryA\nRuleName: y""#)
    let event = JSONRuleTests.event(record)
    #expect(event?.startFunction == nil && event?.ruleName == "y")
  }

  @Test("Blank values in a message are blank", arguments: ["\n", " ", #"\r\n"#])
  func blank(lineEnd: String) {
    let text = ["x", "StartAddress: 0x01", "StartModule: ", "StartFunction: -"].joined(separator: lineEnd)
    let fields = MessageText(text).fields
    #expect(fields[.startAddress] == "0x01" && fields[.startModule] == "" && fields[.startFunction] == "-")
    #expect(fields[.sourceUser] == nil)
  }

  @Test("A value that looks like a name stays a value")
  func disguise() {
    let fields = MessageText(
      "x\nRuleName: a TargetImage: b\nSourceImage: C:\\new folder\\a:StartModule: x\nTargetImage: c"
    ).fields
    #expect(fields[.ruleName] == "a TargetImage: b")
    #expect(fields[.sourceImage] == #"C:\new folder\a:StartModule: x"#)
    #expect(fields[.targetImage] == "c" && fields[.startModule] == nil)
  }

  @Test("Letters that spell a line end inside a path do not end it")
  func pathWithN() {
    let fields = MessageText(#"x\r\nSourceImage: C:\new\runner.exe\r\nTargetImage: C:\n.exe"#).fields
    #expect(fields[.sourceImage] == #"C:\new\runner.exe"# && fields[.targetImage] == #"C:\n.exe"#)
  }
}
