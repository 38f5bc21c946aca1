public import Foundation

extension ScoringProfile {
  /// The text of the standard profile.
  public static let standardText = String(decoding: PackageResources.standard_profile_json, as: UTF8.self)

  /// A profile without lists, for scores alone: no list changes them.
  public static let empty = ScoringProfile(burst: Burst(targets: 2, seconds: 1), lists: [:])

  /// The standard profile.
  public static let standard: ScoringProfile = {
    do {
      return try empty.replacing(file(Data(PackageResources.standard_profile_json)))
    } catch {
      fatalError("the standard profile cannot be read: \(error)")
    }
  }()

  /// The standard profile, with the lists of a user's file in the place of their namesakes.
  /// - Parameter data: JSON; see `heddle profile`.
  public init(replacingStandardBy data: Data) throws(ProfileError) {
    self = try Self.standard.replacing(try Self.file(data))
  }

  private static func file(_ data: Data) throws(ProfileError) -> ProfileFile {
    do {
      return try JSONDecoder().decode(ProfileFile.self, from: data)
    } catch let error as DecodingError {
      throw ProfileError(words(for: error))
    } catch {
      throw ProfileError("\(error)")
    }
  }

  private static func words(for error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context): "\(place(context))'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(place(context))a value of another kind is needed"
    case .dataCorrupted: "it is not JSON"
    @unknown default: "it is not a profile"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }
    return path.isEmpty ? "" : path.joined(separator: ".") + ": "
  }
}
