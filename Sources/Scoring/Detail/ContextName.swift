import Baseline
import RemoteThread

/// A kind of context that an estimate asks.
enum ContextName: Sendable, Hashable {
  case places, sources, targets, targetRelations, targetsOfSource, starts, startsOfTarget, startRelations
  case startsOfSource, startRelationsOfSource, startsOfPair, offsetsOfStart, offsetsOfTuple

  /// The context in words.
  var phrase: String {
    switch self {
    case .places: "where sources lie"
    case .sources: "sources that lie there"
    case .targets: "targets of all sources"
    case .targetRelations: "how sources that lie there are related to their targets"
    case .targetsOfSource: "targets of this source"
    case .starts: "starts in all targets"
    case .startsOfTarget: "starts in this target"
    case .startRelations: "how sources that lie there are related to the modules of their starts"
    case .startsOfSource: "starts of this source"
    case .startRelationsOfSource: "starts of this source, all as likely, by how their modules are related to it"
    case .startsOfPair: "starts of this source in this target"
    case .offsetsOfStart: "offsets in this module, where no function begins"
    case .offsetsOfTuple: "offsets of this source in this target and module"
    }
  }

  /// What is counted.
  var unit: String {
    switch self {
    case .places, .targets, .targetRelations, .startRelations: "source"
    case .startRelationsOfSource: "start"
    default: "host-day"
    }
  }

  /// A thing that was counted, in words.
  func name(of number: Int32, in snapshot: BaselineSnapshot) -> String {
    switch self {
    case .places: ImagePlace(rawValue: number)?.phrase ?? ""
    case .sources, .targets, .targetsOfSource: snapshot.images[Int(number)]
    case .targetRelations: TargetRelation(rawValue: number)?.phrase ?? ""
    case .startRelations, .startRelationsOfSource: StartRelation(rawValue: number)?.phrase ?? ""
    case .starts, .startsOfTarget, .startsOfSource, .startsOfPair: snapshot.startsByNumber[Int(number)].description
    case .offsetsOfStart, .offsetsOfTuple: OffsetText.hexadecimal(UInt16(truncatingIfNeeded: number))
    }
  }
}

extension TargetRelation {
  fileprivate var phrase: String {
    switch self {
    case .none: "no relation"
    case .same: "the same image"
    case .product: "one product"
    }
  }
}

extension StartRelation {
  fileprivate var phrase: String {
    switch self {
    case .none: "no relation"
    case .product: "one product"
    case .folder: "one folder"
    }
  }
}
