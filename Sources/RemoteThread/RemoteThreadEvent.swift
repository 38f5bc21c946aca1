/// One Sysmon Event ID 8, CreateRemoteThread: a process started a thread in another process.
///
/// Fields carry Sysmon's names. A blank field (``BlankField``) is nil. The same event reads to an equal value
/// from every export that keeps its fields.
public struct RemoteThreadEvent: Sendable, Hashable {
  /// UtcTime: when the thread was created.
  public var utcTime: UTCTime
  /// Computer: the host that logged the event, as spelled there; `-` where the export does not say.
  public var computer: String
  /// EventRecordID: the number of the record in the host's log; nil where the export dropped it.
  public var recordID: UInt64?
  /// RuleName of the Sysmon rule that let the event through.
  public var ruleName: String?
  /// SourceProcessGuid.
  public var sourceProcessGuid: ProcessGUID?
  /// SourceProcessId.
  public var sourceProcessId: UInt32?
  /// SourceImage: the image of the process that made the thread.
  public var sourceImage: ImagePath
  /// TargetProcessGuid.
  public var targetProcessGuid: ProcessGUID?
  /// TargetProcessId.
  public var targetProcessId: UInt32?
  /// TargetImage: the image of the process that the thread runs in.
  public var targetImage: ImagePath
  /// NewThreadId.
  public var newThreadId: UInt32?
  /// StartAddress: nil where the export dropped it (Sysmon before schema 3.10 had none).
  public var startAddress: StartAddress?
  /// StartModule: the loaded module that holds the start address; nil where Sysmon found none.
  public var startModule: ImagePath?
  /// StartFunction: the export that begins exactly at the start address.
  public var startFunction: String?
  /// SourceUser (schema 4.80 and later).
  public var sourceUser: String?
  /// TargetUser (schema 4.80 and later).
  public var targetUser: String?
  /// Whether the record stood behind the end of its event log's records, where older ones remain: it may be deleted,
  /// and a newer log may hold it again.
  public var isResidual: Bool

  /// Makes an event; only the fields that every event has are required.
  public init(
    utcTime: UTCTime, computer: String, recordID: UInt64? = nil, ruleName: String? = nil,
    sourceProcessGuid: ProcessGUID? = nil, sourceProcessId: UInt32? = nil, sourceImage: ImagePath,
    targetProcessGuid: ProcessGUID? = nil, targetProcessId: UInt32? = nil, targetImage: ImagePath,
    newThreadId: UInt32? = nil, startAddress: StartAddress? = nil, startModule: ImagePath? = nil,
    startFunction: String? = nil, sourceUser: String? = nil, targetUser: String? = nil,
    isResidual: Bool = false
  ) {
    self.utcTime = utcTime
    self.computer = computer
    self.recordID = recordID
    self.ruleName = ruleName
    self.sourceProcessGuid = sourceProcessGuid
    self.sourceProcessId = sourceProcessId
    self.sourceImage = sourceImage
    self.targetProcessGuid = targetProcessGuid
    self.targetProcessId = targetProcessId
    self.targetImage = targetImage
    self.newThreadId = newThreadId
    self.startAddress = startAddress
    self.startModule = startModule
    self.startFunction = startFunction
    self.sourceUser = sourceUser
    self.targetUser = targetUser
    self.isResidual = isResidual
  }

  /// The class of the start: backed by a module, in private memory, or in the kernel.
  public var startClass: StartClass { StartClass(module: startModule, address: startAddress) }

  /// The start offset, where the start lies in a known module: the low 16 bits of StartAddress.
  public var startOffset: UInt16? { startModule == nil ? nil : startAddress?.offset }
}
