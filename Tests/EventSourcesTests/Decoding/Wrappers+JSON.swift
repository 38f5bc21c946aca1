extension Wrappers {
  static let nxlog = """
    {"EventTime":"2026-03-02 06:00:00","Hostname":"\(computer)","Keywords":-9223372036854775808,"EventID":8,\
    "SourceName":"\(provider)","Channel":"\(channel)","RecordNumber":4242,"ProcessId":"6208","host":"collector",\
    "Message":\(quoted(message())),\(members())}
    """

  static let winlogbeat6 = """
    {"@timestamp":"2026-03-02T14:00:00.260Z","event_data":{\(members(without: ["StartModule", "RuleName"]))},\
    "beat":{"hostname":"collector"},"log_name":"\(channel)","source_name":"\(provider)","computer_name":"\(computer)",\
    "message":\(quoted(message(lineEnd: "\n"))),"event_id":8,"record_number":"4242","host":{"name":"collector"}}
    """

  static let winlogbeat7 = """
    {"event":{"provider":"\(provider)","code":"8","kind":"event"},"host":{"name":"collector"},\
    "winlog":{"channel":"\(channel)","event_id":"8","record_id":4242,"computer_name":"\(computer)",\
    "provider_name":"\(provider)","event_data":{\(members())}}}
    """

  static let flattened = """
    {"event.code":"8","winlog.channel":"\(channel)","winlog.record_id":4242,"winlog.computer_name":"\(computer)",\
    "winlog.provider_name":"\(provider)",\(members(key: { "winlog.event_data.\($0)" }))}
    """

  static let elasticFields = """
    {"_index":"x","_id":"a","fields":{"event.code":["8"],"winlog.record_id":["4242"],\
    "winlog.computer_name":["\(computer)"],\
    \(fields.map { "\"winlog.event_data.\($0.name)\":[\(quoted($0.value))]" }.joined(separator: ","))}}
    """

  static let evtxDump = """
    {"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":"\(provider)","Guid":"G"}},\
    "EventID":8,"TimeCreated":{"#attributes":{"SystemTime":"2026-03-02T14:00:00.260123Z"}},"EventRecordID":4242,\
    "Correlation":null,"Channel":"\(channel)","Computer":"\(computer)"},"EventData":{\(members())}}}
    """

  static let evtxDumpAttributes = """
    {"Event":{"System":{"Provider":{"#attributes":{"Name":"\(provider)"}},\
    "EventID":{"#attributes":{"Qualifiers":0},"#text":8},"EventRecordID":4242,"Computer":"\(computer)"},\
    "EventData":{"Data":[\(fields.map { "{\"#attributes\":{\"Name\":\"\($0.name)\"},\"#text\":\(quoted($0.value))}" }.joined(separator: ","))]}}}
    """

  static let evtxECmd = """
    {"PayloadData1":"x","RecordNumber":77,"EventRecordId":"4242","EventId":8,"Level":"Info","Provider":"\(provider)",\
    "Channel":"\(channel)","Computer":"\(computer)","TimeCreated":"2026-03-02T14:00:00.2601234+00:00",\
    "Payload":\(quoted("{\"EventData\":\(dataList(name: "@Name", text: "#text"))}"))}
    """

  static let sentinelFlat = """
    {"EventSourceName":"\(provider)","Provider":"\(provider)","Channel":"\(channel)","Computer":"\(computer)",\
    "EventRecordID":"4242","EventID":8,"EventData":\(quoted("<EventData xmlns=\"x\">\(data())</EventData>")),\
    \(members())}
    """

  static let sentinelTable = """
    {"TimeGenerated":"2026-03-02T14:00:00.26Z","Source":"\(provider)","EventLog":"\(channel)","Computer":"\(computer)",\
    "EventID":8,"EventRecordId":"4242","EventData":\(quoted("<EventData xmlns=\"x\">\(data())</EventData>"))}
    """

  /// The table `Event` as the agent before AMA filled it, with a column of values that have no names.
  static let logAnalyticsAgent = sentinelTable.replacing("<EventData", with: "<DataItem type=\\\"x\\\"><EventData")
    .replacing("</EventData>", with: "</EventData></DataItem>")
    .replacing(#""EventID""#, with: #""ParameterXml":"<Param>-</Param><Param>x</Param>","EventID""#)

  static let rawEventData = #"{"EventID":8,"EventData":"","RawEventData":\#(quoted(xml()))}"#

  static let splunkXML = """
    {"preview":false,"result":{"_raw":\(quoted(xml("'"))),"host":"collector","source":"XmlWinEventLog:\(channel)"}}
    """

  static let splunkText = """
    {"_raw":\(quoted(
      """
      03/02/2026 06:00:00 AM\r
      LogName=\(channel)\r
      SourceName=\(provider)\r
      EventCode=8\r
      ComputerName=\(computer)\r
      RecordNumber=4242\r
      Message=\(message())
      """))}
    """

  static let wazuh = """
    {"timestamp":"x","rule":{"id":"92000"},"agent":{"name":"collector"},"id":"1700000000.1","data":{"win":{\
    "system":{"providerName":"\(provider)","eventID":"8","channel":"\(channel)","computer":"\(computer)",\
    "eventRecordID":"4242","message":\(quoted("\"" + message() + "\""))},\
    "eventdata":{\(members(
      without: ["StartModule"], key: { $0.prefix(1).lowercased() + $0.dropFirst() },
      value: { $0.replacing("\\", with: "\\\\") }))}}}}
    """

  static let maxPatrol = """
    {"Event":{"System":{"Provider":{"Name":"\(provider)"},"EventID":"8","EventRecordID":"4242","Correlation":null,\
    "Channel":"\(channel)","Computer":"\(computer)"},"EventData":\(dataList(name: "Name", text: "text"))}}
    """

  static let maxPatrolBody = #"{"recv_ipv4":"127.0.0.1","type":"raw","body":\#(quoted(maxPatrol))}"#

  static let sekoia = #"{"input":{"message":\#(quoted(nxlog))},"expected":{"message":"x"}}"#

  static let getWinEvent = """
    {"Id":8,"Version":2,"RecordId":4242,"ProviderName":"\(provider)","LogName":"\(channel)",\
    "MachineName":"\(computer)","Message":\(quoted(message())),"Properties":[{"Value":"-"}]}
    """

  static let originalXML = #"{"event":{"code":"8","original":\#(quoted(xml()))},"message":"x"}"#

  static let syslog = #"{"message":\#(quoted("<14>Mar  2 10:00:00 collector nxlog: " + evtxDump))}"#

  /// Every JSON wrapper by name.
  static let json: [(name: String, record: String)] = [
    ("nxlog", nxlog), ("winlogbeat 6", winlogbeat6), ("winlogbeat 7", winlogbeat7), ("flattened keys", flattened),
    ("Elasticsearch fields", elasticFields), ("Elasticsearch hit", #"{"_id":"a","_source":\#(winlogbeat7)}"#),
    ("evtx_dump", evtxDump), ("evtx_dump with attributes", evtxDumpAttributes), ("EvtxECmd", evtxECmd),
    ("Sentinel, flat", sentinelFlat), ("Sentinel, table", sentinelTable),
    ("Log Analytics agent", logAnalyticsAgent), ("WindowsEvent", rawEventData), ("Splunk, XML", splunkXML),
    ("Splunk, text", splunkText), ("Splunk HEC", #"{"time":1,"event":\#(quoted(xml("'")))}"#), ("Wazuh alert", wazuh),
    ("Wazuh hit", #"{"_source":\#(wazuh)}"#), ("MaxPatrol", maxPatrol), ("MaxPatrol body", maxPatrolBody),
    ("SEKOIA", sekoia), ("Get-WinEvent", getWinEvent), ("ECS with original", originalXML), ("JSON in syslog", syslog),
    ("Azure diagnostics", #"{"records":[{"properties":\#(sentinelFlat)}]}"#),
  ]
}
