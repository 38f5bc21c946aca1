import RemoteThread

/// The file name of a path, whole where there is no folder.
struct ImageName {
  let text: String

  init(_ path: String) {
    let name = path.split(separator: "\\", omittingEmptySubsequences: false).last.map(String.init) ?? path
    text = name.isEmpty ? path : name
  }
}

/// Where a thread starts, as the end of a sentence.
struct StartPhrase {
  let text: String

  init(_ event: RemoteThreadEvent) {
    let address = event.startAddress.map { " (\($0))" } ?? ""
    switch (event.startModule, event.startFunction) {
    case (let module?, let function?): text = "at \(ImageName(module.rawValue).text)!\(function)"
    case (let module?, nil): text = "inside \(ImageName(module.rawValue).text), at no function of it\(address)"
    case (nil, _):
      switch event.startClass {
      case .kernel: text = "at a kernel address\(address)"
      default:
        let base = event.startAddress?.isAllocationBase == true ? ", at the base of an allocation" : ""
        text = "in private memory, in no module\(address)\(base)"
      }
    }
  }
}

extension ThreadStart {
  /// The description with only the file name of the module.
  var shortDescription: String {
    guard let module else { return description }
    let name = ImageName(module).text
    return function.map { "\(name)!\($0)" } ?? name
  }
}

extension ScoringContexts {
  /// `92 of 711 known starts, 12 of 300 of sources below C:\Windows, 0 of 9 of this source`.
  func injectionShares(at place: Place) -> String {
    let (all, there, own) = (
      injectionStarts.all, injectionStarts.tally(of: place.sourcePlace), injectionStarts.tally(of: place.source)
    )
    var text = "\(grouped(all.suspicious)) of \(count(all.known, "known start"))"
    text += ", \(grouped(there.suspicious)) of \(grouped(there.known)) of sources \(place.sourcePlace.phrase)"
    if own.known > 0 { text += ", \(grouped(own.suspicious)) of \(grouped(own.known)) of this source" }
    return text
  }
}

/// `1,234,567`.
func grouped(_ number: Int) -> String { CountText.grouped(number) }

/// `1 host`, `2 hosts`.
func count(_ number: Int, _ noun: String) -> String { CountText.counted(number, noun) }

/// `1 host-day`, `2 host-days`.
func hostDays(_ number: Int) -> String { count(number, "host-day") }
