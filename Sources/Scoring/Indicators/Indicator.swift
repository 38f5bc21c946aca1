/// A named reason to look at a finding, beside how rare it is. Indicators raise the level; they hide nothing.
public struct Indicator: Sendable, Hashable {
  /// What was noticed.
  public let kind: IndicatorKind
  /// What was noticed in this event, as one sentence.
  public let evidence: String
  /// Numbers of ATT&CK techniques (attack.mitre.org) that look like this, ascending: `T1055.001`. None where the
  /// indicator only explains.
  public let techniques: [String]

  init(_ kind: IndicatorKind, _ evidence: String, techniques: [String]) {
    self.kind = kind
    self.evidence = evidence
    self.techniques = Set(techniques).sorted()
  }
}

/// What an indicator notices, and how much it weighs in the level.
public enum IndicatorKind: String, Sendable, Hashable, CaseIterable {
  /// ``UnbackedStart``.
  case unbackedStart = "unbacked-start"
  /// ``KernelStart``.
  case kernelStart = "kernel-start"
  /// ``LibraryLoadStart``.
  case libraryLoadStart = "library-load-start"
  /// ``UnknownStartAddress``.
  case unknownStartAddress = "unknown-start-address"
  /// ``ToolOffset``.
  case toolOffset = "tool-offset"
  /// ``SensitiveTarget``.
  case sensitiveTarget = "sensitive-target"
  /// ``UserMismatch``.
  case userMismatch = "user-mismatch"
  /// ``AbusedProgram`` in the list of script hosts.
  case scriptHostSource = "script-host-source"
  /// ``AbusedProgram`` in the list of Office programs.
  case officeSource = "office-source"
  /// ``AbusedProgram`` in the list of programs of Windows that run other code ("LOLBIN").
  case lolbinSource = "lolbin-source"
  /// ``OpenFolderSource``.
  case openFolderSource = "open-folder-source"
  /// ``BorrowedName``.
  case borrowedName = "borrowed-name"
  /// ``BreadthBurst``.
  case breadthBurst = "breadth-burst"

  /// Points towards the level (``Level``): 0 explains; 1 is odd by itself; 2 is how injected code looks, or where it
  /// hurts; 3 is how a known tool or a whole attack looks.
  public var weight: Int {
    switch self {
    case .kernelStart: 0
    case .unknownStartAddress, .userMismatch, .scriptHostSource, .officeSource, .lolbinSource, .openFolderSource: 1
    case .unbackedStart, .libraryLoadStart, .sensitiveTarget, .borrowedName: 2
    case .toolOffset, .breadthBurst: 3
    }
  }
}
