import Testing

@testable import SysmonRules

@Suite("Microsoft's own engine", .enabled(if: EngineVectors.isPresent))
struct EngineVectorTests {
  @Test("Every decision of the engine is ours too, with either reader", arguments: ReaderKind.allCases)
  func decisions(reader: ReaderKind) throws {
    let vectors = try EngineVectors.load()
    #expect(vectors.count == 2377)
    for vector in vectors {
      let configuration = try? FilterConfiguration(xml: vector.configuration, reader: reader)
      let decision = configuration?.decide(vector.event)
      let ours = EngineVectors.Expectation(
        isAccepted: configuration != nil, logged: decision?.logged, ruleName: decision?.ruleName,
        decidedBy: decision?.basis.description)
      #expect(ours == vector.expected[reader], "\(vector.id)")
    }
  }

  @Test("A configuration that both readers take alike is decided as the engine decides it")
  func agreement() throws {
    for vector in try EngineVectors.load() {
      guard let configuration = try? FilterConfiguration(xml: vector.configuration) else { continue }
      #expect(vector.enginesAgree, "\(vector.id)")
      #expect(configuration.decide(vector.event).logged == vector.expected[.pugixml]?.logged, "\(vector.id)")
    }
  }
}
