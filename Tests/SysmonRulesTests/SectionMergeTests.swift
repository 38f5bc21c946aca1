import TestSupport
import Testing

@testable import SysmonRules

@Suite("Merging exclusions into a configuration")
struct SectionMergeTests {
  /// Exclusions as they are printed: one rule for each of `sources`.
  private static func merge(
    _ sources: [String] = [#"C:\a\b.exe"#], replacesOwn: Bool = false, isForced: Bool = false
  ) throws -> SectionMerge {
    let rules = sources.map { source in
      ExcludeConfiguration.Rule(comment: ["Seen often."], conditions: [FieldCondition(.sourceImage, .is, source)])
    }
    let xml = try ExcludeConfiguration(header: ["About."], rules: rules).xml()
    return try SectionMerge(of: xml, replacesOwn: replacesOwn, isForced: isForced)
  }

  private static func merged(_ file: String, replacesOwn: Bool = false, isForced: Bool = false) throws -> String {
    let outcome = try merge(replacesOwn: replacesOwn, isForced: isForced).merged(into: Array(file.utf8))
    return String(decoding: outcome.bytes, as: UTF8.self)
  }

  private static let own = """
    <?xml version="1.0"?>
    <!-- ours -->
    <Sysmon schemaversion='4.50'>
        <EventFiltering>
            <RuleGroup name="" groupRelation="or">
                <CreateRemoteThread onmatch="exclude"> <!-- 8 -->
                    <TargetImage  condition="is">C:\\own.exe</TargetImage >
                    <!-- SECTION: end -->
                </CreateRemoteThread>
                <ProcessCreate onmatch="include"/>
            </RuleGroup>
        </EventFiltering>
    </Sysmon>
    """

  @Test("Own exclusions stay in front, the generated ones follow between two marks, in the file's own indentation")
  func ownExclusions() throws {
    let added = #"""

                      <!-- heddle: begin; a further merge replaces everything up to the end mark -->
                      <!-- Seen often. -->
                      <Rule groupRelation="and">
                          <SourceImage condition="is">C:\a\b.exe</SourceImage>
                      </Rule>
                      <!-- heddle: end -->
      """#
    let place = try #require(Self.own.firstRange(of: "\n            </CreateRemoteThread>"))
    var expected = Self.own
    expected.insert(contentsOf: added, at: place.lowerBound)
    #expect(try Self.merged(Self.own) == expected)
    #expect(try Self.merged(expected) == expected)
  }

  @Test("--replace takes the file's own exclusions of the event out, and nothing else")
  func replacing() throws {
    let result = try Self.merged(Self.own, replacesOwn: true)
    #expect(!result.contains("own.exe") && result.contains("<ProcessCreate onmatch=\"include\"/>"))
    #expect(try Self.merged(result, replacesOwn: true) == result)
    #expect(try Self.merged(result) == result)
  }

  private static func document(_ inside: String, version: String = "4.90") -> String {
    #"<Sysmon schemaversion="\#(version)">\#(inside)</Sysmon>"#
  }

  @Test(
    "A section is made, opened or put into a RuleGroup where that is needed",
    arguments: [
      document(""), #"<Sysmon schemaversion="4.90" />"#, document("<EventFiltering/>"),
      document("\n\t<EventFiltering>\n\t</EventFiltering>\n"),
      document(#"<EventFiltering><CreateRemoteThread onmatch="exclude"/></EventFiltering>"#),
      document(#"<EventFiltering><CreateRemoteThread onmatch="exclude"></CreateRemoteThread ></EventFiltering>"#),
      document(
        #"<EventFiltering><CreateRemoteThread default="include"><SourceImage>a</SourceImage></CreateRemoteThread></EventFiltering>"#
      ),
      document(
        #"<EventFiltering><CreateRemoteThread onmatch="exclude"><SourceImage>a</SourceImage></CreateRemoteThread></EventFiltering>"#,
        version: "4.10"),
    ])
  func sections(file: String) throws {
    let result = try Self.merged(file)
    let configuration = try FilterConfiguration(xml: Array(result.utf8))
    #expect(configuration.sections.map(\.relation) == [.or])
    #expect(!configuration.decide(FilterEvent([.sourceImage: #"c:\A\b.exe"#])).logged)
    #expect(configuration.decide(FilterEvent([.sourceImage: "b"])).logged)
    #expect(try Self.merged(result) == result)
  }

  @Test("What Sysmon would do with the result is said, and needs --force")
  func refusals() throws {
    func error(_ inside: String) -> MergeError? {
      do throws(MergeError) {
        _ = try (try! Self.merge()).merged(
          into: Array(Self.document("<EventFiltering>\(inside)</EventFiltering>").utf8))
        return nil
      } catch { return error }
    }
    let group = #"<RuleGroup groupRelation="or">"#
    let include = group + #"<CreateRemoteThread onmatch="include"/></RuleGroup>"#
    let exclude = group + #"<CreateRemoteThread onmatch="exclude"/></RuleGroup>"#
    let position = TextPosition(line: 1, column: 76)
    #expect(error(include) == .includeSection(position))
    #expect(error(include + exclude) == .includeSection(position))
    guard case .severalSections(let places) = error(exclude + exclude) else { throw Unexpected() }
    #expect(places.count == 2)
    let and = exclude.replacing("\"or\"", with: "\"and\"")
    guard case .joinedByAnd = error(and) else { throw Unexpected() }
    let two =
      #"<CreateRemoteThread onmatch="exclude"><SourceImage>a</SourceImage><TargetImage>a</TargetImage></CreateRemoteThread>"#
    guard case .joinedByAnd = error(two) else { throw Unexpected() }
    guard case .refused = error("<Nonsense/>") else { throw Unexpected() }
    guard
      case .brokenMarks = error(exclude.replacing("/></Rule", with: "><!-- heddle: end --></CreateRemoteThread></Rule"))
    else { throw Unexpected() }
    for file in [include, include + exclude, exclude + exclude] {
      let result = try Self.merged(Self.document("<EventFiltering>\(file)</EventFiltering>"), isForced: true)
      #expect(try Self.merged(result, isForced: true) == result)
    }
  }

  private struct Unexpected: Error {}

  @Test(
    "Encoding, byte order mark and line ends stay",
    arguments: ["utf-8", "utf-8 with mark", "utf-16le", "utf-16le without mark", "utf-16be", "iso-8859-1", "us-ascii"])
  func encodings(name: String) throws {
    let declared = ["iso-8859-1", "us-ascii"].contains(name) ? #"<?xml version="1.0" encoding="\#(name)"?>"# : ""
    let text = (declared + Self.own + "\n<!-- \(name == "us-ascii" ? "e" : "é") -->").replacing("\n", with: "\r\n")
    func units(_ isBig: Bool, _ mark: [UInt8]) -> [UInt8] {
      text.utf16.reduce(into: mark) {
        $0 += isBig ? [UInt8($1 >> 8), UInt8($1 & 255)] : [UInt8($1 & 255), UInt8($1 >> 8)]
      }
    }
    let own = text.replacing(#"<?xml version="1.0"?>"#, with: "")
    let file: [UInt8] =
      switch name {
      case "utf-8 with mark": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case "utf-16le": units(false, [0xFF, 0xFE])
      case "utf-16le without mark": units(false, [])
      case "utf-16be": units(true, [0xFE, 0xFF])
      case "iso-8859-1": own.unicodeScalars.map { UInt8($0.value) }
      default: Array((declared.isEmpty ? text : own).utf8)
      }
    let merge = try Self.merge([#"C:\ä\ł.exe"#])
    let result = try merge.merged(into: file).bytes
    #expect(try merge.merged(into: result).bytes == result)
    let added = result.count - file.count
    let start = zip(result, file).prefix { $0 == $1 }.count
    #expect(added > 0 && Array(result[(start + added)...]) == Array(file[start...]))
    let source = try SourceText(FileEncoding(of: result).readable(result))
    let ends = source.bytes.indices.filter { source.bytes[$0] == 0x0A }
    #expect(ends.allSatisfy { source.bytes[$0 - 1] == 0x0D })
    let configuration = try FilterConfiguration(xml: FileEncoding(of: result).readable(result), reader: .libxml2)
    #expect(!configuration.decide(FilterEvent([.sourceImage: #"C:\ä\ł.exe"#])).logged)
  }

  @Test(
    "Whatever the file: what is dropped is the union, merging twice changes nothing, and all around the section stays",
    arguments: [1, 2, 3, 4] as [UInt64])
  func union(seed: UInt64) throws {
    var made = RandomConfigurations(random: SplitMix64(seed: seed))
    let merge = try Self.merge(["a", #"C:\a\b.exe"#], isForced: true)
    let ours = try FilterConfiguration(
      xml: ExcludeConfiguration(
        header: [],
        rules: ["a", #"C:\a\b.exe"#].map { source in
          ExcludeConfiguration.Rule(comment: [], conditions: [FieldCondition(.sourceImage, .is, source)])
        }
      ).xml())
    var (merged, alone) = (0, 0)
    for _ in 0..<150 {
      let file = Array(made.document().utf8)
      guard let result = try? merge.merged(into: file).bytes else { continue }
      merged += 1
      #expect(try merge.merged(into: result).bytes == result)
      let added = result.count - file.count
      let start = zip(result, file).prefix { $0 == $1 }.count
      #expect(
        added > 0 && result[(start + added)...].elementsEqual(file[start...])
          || String(decoding: result, as: UTF8.self).contains("<RuleGroup name=\"\" groupRelation=\"or\">"))
      let reader: ReaderKind = (try? FilterConfiguration(xml: file, reader: .libxml2)) == nil ? .pugixml : .libxml2
      let before = try FilterConfiguration(xml: file, reader: reader)
      let after = try FilterConfiguration(xml: result, reader: reader)
      guard !before.sections.isEmpty else { continue }
      alone += before.sections.count == 1 ? 1 : 0
      for _ in 0..<10 {
        let event = made.event()
        let expected = before.decide(event).logged && ours.decide(event).logged
        #expect(after.decide(event).logged == expected, "\(String(decoding: file, as: UTF8.self))")
      }
    }
    #expect(merged > 20 && alone > 3)
  }

  @Test("The exclusions come out of one lone exclude section, and out of nothing else")
  func input() {
    #expect(throws: ConfigurationError.self) { try SectionMerge(of: Array(Self.document("").utf8)) }
    #expect(throws: ConfigurationError.self) {
      try SectionMerge(
        of: Array(Self.document(#"<EventFiltering><CreateRemoteThread onmatch="include"/></EventFiltering>"#).utf8))
    }
  }
}
