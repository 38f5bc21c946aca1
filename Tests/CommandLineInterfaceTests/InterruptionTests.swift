import Foundation
import Testing

@testable import CommandLineInterface

@Suite("Signals")
struct InterruptionTests {
  @Test("A signal that the caller has the program ignore stays ignored, any other is acted on")
  func ignored() {
    signal(SIGUSR2, SIG_IGN)
    #expect(Interruption(for: [SIGUSR2]).signals.isEmpty)
    signal(SIGUSR2, SIG_DFL)
    #expect(Interruption(for: [SIGUSR2]).signals == [SIGUSR2])
  }
}
