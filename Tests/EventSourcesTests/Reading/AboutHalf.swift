import RemoteThread

@testable import EventSources

/// A selection that passes over about half of everything, by every part that it is told.
struct AboutHalf: EventSelection {
  func passesOver(_ spelling: ThreadSpelling, offset: UInt16?) -> Bool {
    let images = [spelling.sourceImage.rawValue, spelling.targetImage.rawValue, spelling.startModule?.rawValue ?? ""]
    let bytes = images.flatMap { Array($0.utf8) } + Array((spelling.startFunction ?? "").utf8)
    return (bytes.reduce(0) { $0 &+ Int($1) } + Int(offset ?? 0) / 16) % 2 == 0
  }

  func passesOver(_ event: RemoteThreadEvent) -> Bool {
    passesOver(ThreadSpelling(event), offset: event.startFunction == nil ? event.startOffset : nil)
  }
}

extension SelectedEvents {
  /// The events that the selection does not pass over.
  var rest: [RemoteThreadEvent] { events.filter { !AboutHalf().passesOver($0) } }
}
