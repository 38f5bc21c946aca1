import RemoteThread

/// One event, as every known export writes it.
enum Wrappers {
  /// The event, with all fields of the newest Sysmon.
  static let event = RemoteThreadEvent(
    utcTime: UTCTime(milliseconds: 1_772_445_600_250), computer: "WS01.example.test", recordID: 4242,
    ruleName: "technique_id=T1055,technique_name=Process Injection",
    sourceProcessGuid: ProcessGUID("{0A1B2C3D-0001-65E3-0100-000000000800}"), sourceProcessId: 6208,
    sourceImage: path(#"C:\Users\ann\new tools\runner.exe"#),
    targetProcessGuid: ProcessGUID("{0A1B2C3D-0002-65E3-0200-000000000800}"), targetProcessId: 2368,
    targetImage: path(#"C:\Windows\System32\notepad.exe"#), newThreadId: 6932,
    startAddress: StartAddress(0x7FF8_9C86_5EA0), startModule: path(#"C:\Windows\System32\KERNEL32.DLL"#),
    startFunction: "LoadLibraryW", sourceUser: #"EXAMPLE\ann"#, targetUser: #"NT AUTHORITY\SYSTEM"#)

  /// The fields in Sysmon's order.
  static let fields: [(name: String, value: String)] = [
    ("RuleName", "technique_id=T1055,technique_name=Process Injection"),
    ("UtcTime", "2026-03-02 10:00:00.250"),
    ("SourceProcessGuid", "{0a1b2c3d-0001-65e3-0100-000000000800}"),
    ("SourceProcessId", "6208"),
    ("SourceImage", #"C:\Users\ann\new tools\runner.exe"#),
    ("TargetProcessGuid", "0A1B2C3D-0002-65E3-0200-000000000800"),
    ("TargetProcessId", "2368"),
    ("TargetImage", #"C:\Windows\System32\notepad.exe"#),
    ("NewThreadId", "6932"),
    ("StartAddress", "0x00007FF89C865EA0"),
    ("StartModule", #"C:\Windows\System32\KERNEL32.DLL"#),
    ("StartFunction", "LoadLibraryW"),
    ("SourceUser", #"EXAMPLE\ann"#),
    ("TargetUser", #"NT AUTHORITY\SYSTEM"#),
  ]

  private static func path(_ text: String) -> ImagePath {
    guard let path = ImagePath(text) else { preconditionFailure("a sample event needs its paths") }
    return path
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\r": result += "\\r"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The fields as members of a JSON object.
  static func members(
    without dropped: Set<String> = [], key: (String) -> String = { $0 }, value: (String) -> String = { $0 }
  ) -> String {
    fields.filter { !dropped.contains($0.name) }
      .map { "\(quoted(key($0.name))):\(quoted(value($0.value)))" }.joined(separator: ",")
  }

  /// The rendered message.
  static func message(lineEnd: String = "\r\n") -> String {
    (["CreateRemoteThread detected:"] + fields.map { "\($0.name): \($0.value)" }).joined(separator: lineEnd)
  }

  static let provider = "Microsoft-Windows-Sysmon"
  static let channel = "Microsoft-Windows-Sysmon/Operational"
  static let computer = "WS01.example.test"

  /// `<Data>` elements.
  static func data(_ quote: String = "\"") -> String {
    fields.map { "<Data Name=\(quote)\($0.name)\(quote)>\($0.value)</Data>" }.joined()
  }

  static func system(_ quote: String = "\"") -> String {
    """
    <System><Provider Name=\(quote)\(provider)\(quote) Guid=\(quote){5770385f-c22a-43e0-bf4c-06f5698ffbd9}\(quote)/>\
    <EventID>8</EventID><Version>2</Version><TimeCreated SystemTime=\(quote)2026-03-02T14:00:00.2601234Z\(quote)/>\
    <EventRecordID>4242</EventRecordID><Channel>\(channel)</Channel><Computer>\(computer)</Computer></System>
    """
  }

  static func xml(_ quote: String = "\"") -> String {
    "<Event xmlns=\(quote)http://schemas.microsoft.com/win/2004/08/events/event\(quote)>\(system(quote))"
      + "<EventData>\(data(quote))</EventData></Event>"
  }

  /// `{"Data":[…]}` with the name and the text under these keys.
  static func dataList(name: String, text: String) -> String {
    let list = fields.map { "{\(quoted(name)):\(quoted($0.name)),\(quoted(text)):\(quoted($0.value))}" }
    return "{\"Data\":[\(list.joined(separator: ","))]}"
  }
}
