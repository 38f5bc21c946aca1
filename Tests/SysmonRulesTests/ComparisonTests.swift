import RemoteThread
import TestSupport
import Testing

@testable import SysmonRules

@Suite("Comparisons")
struct ComparisonTests {
  static let value = #"C:\Windows\System32\lsass.exe"#

  @Test(
    "Each condition has its meaning",
    arguments: [
      (.is, #"c:\windows\SYSTEM32\lsass.exe"#, true), (.is, "lsass.exe", false),
      (.isNot, "lsass.exe", true), (.isNot, value, false),
      (.contains, "SYSTEM32", true), (.contains, "syswow64", false), (.contains, "", true),
      (.excludes, "syswow64", true), (.excludes, "", false),
      (.beginWith, #"c:\windows\"#, true), (.beginWith, "", true), (.beginWith, "lsass", false),
      (.endWith, #"\LSASS.exe"#, true), (.endWith, "lsass", false),
      (.notBeginWith, #"d:\"#, true), (.notBeginWith, "", false),
      (.notEndWith, ".dll", true), (.notEndWith, ".exe", false),
      (.image, "lsass.exe", true), (.image, value, true), (.image, #"System32\lsass.exe"#, false),
      (.image, "", false),
      (.lessThan, "D", true), (.moreThan, "B", true), (.moreThan, value, false),
    ] as [(Comparison, String, Bool)])
  func meaning(comparison: Comparison, pattern: String, matches: Bool) {
    #expect(comparison.matches(pattern: pattern, value: Self.value) == matches)
  }

  @Test(
    "Lists are separated by ';', and their empty items are traps",
    arguments: [
      (.isAny, "a;b", "b", true), (.isAny, "a; b", "b", false), (.isAny, "a;", "-", false), (.isAny, "a;;b", "b", true),
      (.containsAny, "x;b", "abc", true), (.containsAny, "x;", "abc", true), (.containsAny, "", "abc", true),
      (.containsAny, ";x", "abc", false), (.containsAny, "x;;b", "a;bc", true), (.containsAny, "x;;c", "a;b", false),
      (.containsAll, "a;c", "abc", true), (.containsAll, "a;x", "abc", false), (.containsAll, "a;", "abc", true),
      (.excludesAny, "x;b", "abc", false), (.excludesAny, "x;y", "abc", true), (.excludesAny, "x;", "abc", false),
      (.excludesAll, "a;x", "abc", true), (.excludesAll, "a;c", "abc", false),
      (.is, "a;b", "a;b", true), (.contains, "a;b", "a", false), (.beginWith, "a;b", "a", false),
    ] as [(Comparison, String, String, Bool)])
  func lists(comparison: Comparison, pattern: String, value: String, matches: Bool) {
    #expect(comparison.matches(pattern: pattern, value: value) == matches)
  }

  @Test("Only ASCII letters compare without case, and composed letters are not decomposed ones")
  func nonASCII() {
    #expect(!Comparison.is.matches(pattern: "É", value: "é"))
    #expect(!Comparison.is.matches(pattern: "e\u{301}", value: "\u{E9}"))
  }

  @Test("Nothing is trimmed")
  func trimming() { #expect(!Comparison.is.matches(pattern: " a", value: "a")) }

  @Test("Numbers are compared as text")
  func numbers() { #expect(Comparison.moreThan.matches(pattern: "4321", value: "500")) }

  @Test("A blank field is '-', and RuleName is always blank")
  func blanks() {
    let event = FilterEvent([.startModule: "", .ruleName: "x"])
    for field in EventType.createRemoteThread.fields { #expect(event[field] == "-") }
    #expect(FieldCondition(.startModule, .is, "-").matches(event))
    #expect(FieldCondition(.ruleName, .is, "-").matches(event))
  }

  @Test("An event's fields are the texts that Sysmon prints")
  func eventTexts() {
    let event = FilterEvent(.sample(startAddress: "0x7ff89c865ea0", startFunction: nil))
    #expect(event[.utcTime] == "2026-03-02 10:00:00.000")
    #expect(event[.newThreadId] == "4711")
    #expect(event[.startAddress] == "0x7FF89C865EA0")
    #expect(event[.startFunction] == "-")
    #expect(event[.sourceProcessGuid] == "-")
  }

  @Test("Every field has its own place")
  func positions() { #expect(EventType.createRemoteThread.fields.map(\.position) == Array(0..<14)) }
}
