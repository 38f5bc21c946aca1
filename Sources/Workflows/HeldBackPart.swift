import Baseline
import RemoteThread
import Scoring

/// What was seen on some held-back days, and the baseline as it was before them.
struct HeldBackPart: Sendable {
  let before: BaselineSnapshot
  let seen: PartSightings
  let names: HeldBackNames
  /// Bits that the days from these on add to the score of what is new.
  let growth: Double

  /// A sighting that was not known good.
  struct Scored: Sendable {
    /// Its case.
    let key: HeldBackCaseKey
    let day: UTCDay
    /// As it would be after all the learned days: a context that was watched r times as long finds what it never saw log₂ r
    /// bits more surprising.
    let score: Double
  }

  /// Scores what was not known good, against all before, by so many threads.
  func scored(jobs: Int) -> [Scored] {
    let scorer = NumberedScorer(
      Scorer(before, profile: .empty, jobs: jobs), images: seen.images, starts: seen.starts)
    let isKnownGood = InParallel.map(seen.sightings, jobs: jobs) { scorer.isKnownGood($0.tuple, offset: $0.offset) }
    let unknown = zip(seen.sightings, isKnownGood).lazy.filter { !$1 }.map(\.0)
    let sharing = HeldBackSharing(unknown, named: names)
    return InParallel.map(Array(unknown), jobs: jobs) { [names, growth] sighting in
      let assessment = scorer.assessment(
        of: sighting.tuple, offset: sighting.offset, sharedBy: sharing.hosts(sharing: sighting))
      return Scored(
        key: HeldBackCaseKey(sighting, assessment.novelty, named: names), day: sighting.day,
        score: assessment.components.sum + (assessment.novelty == nil ? 0 : growth))
    }
  }
}
