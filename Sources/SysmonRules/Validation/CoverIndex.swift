/// Items of a section, found by what has to stand in a value for them to cover it.
///
/// An item covers another only where a value of its own occurs in a value of the other, on the same field. So each is filed
/// under a few bytes of a value of its own, those that the fewest values share, and looked up by all runs of bytes of the
/// other's. What comes out is held against each other in full (``ShadowCheck/covers(_:_:)``): the index never misses a
/// cover, and seldom names an item that is none. O(total length of the values), unless most values share all their bytes.
struct CoverIndex {
  /// Some bytes of a value on a field.
  private struct Key: Hashable {
    let field: FilterField
    let length: UInt8
    let bytes: UInt64
  }

  private var byPiece: [Key: [Int]] = [:]
  /// Places of items that can cover others without a byte in common with them: negative ones, for the most part.
  private var always: [FilterField: [Int]] = [:]
  /// Places of items by a whole condition, for those that cover nothing but their like.
  private var byCondition: [FieldCondition: [Int]] = [:]

  /// Lengths of the runs of bytes, the longest first. A value is filed by the longest that it has.
  private static let lengths: [Int] = [8, 4, 2, 1]

  /// An index of `items`, of which only those are filed that are not nil.
  init(_ items: [SectionPicture.Item?]) {
    var counts: [Key: Int] = [:]
    for case let item? in items {
      for condition in item.conditions {
        for piece in Self.pieces(of: condition) ?? [] {
          for key in Self.longestKeys(of: piece, on: condition.field) { counts[key, default: 0] += 1 }
        }
      }
    }
    for (place, item) in items.enumerated() {
      guard let item, !item.conditions.isEmpty else { continue }
      // An `and` asks for all of its conditions, so that one of them is enough; an `or` for any.
      let keys = item.conditions.map { ($0, Self.rarestKeys(of: $0, counts)) }
      let filed =
        item.ruleRelation == .and
        ? keys.min { Self.weight($0.1, counts) < Self.weight($1.1, counts) }.map { [$0] } ?? [] : keys
      for (condition, keys) in filed { file(place, condition, keys) }
    }
  }

  private mutating func file(_ place: Int, _ condition: FieldCondition, _ keys: [Key]?) {
    byCondition[condition.unnamed, default: []].append(place)
    if let keys {
      for key in Set(keys) { byPiece[key, default: []].append(place) }
    } else {
      always[condition.field, default: []].append(place)
    }
  }

  /// Places of the items that may cover `item`, ascending, and how many entries were gone through; empty where these are
  /// more than `limit`.
  func candidates(for item: SectionPicture.Item, limit: Int) -> (places: [Int], visited: Int) {
    // Of an `or`, every condition has to be covered.
    let asked = item.ruleRelation == .or ? Array(item.conditions.prefix(1)) : item.conditions
    var (found, visited) = (Set<Int>(), 0)
    func add(_ places: [Int]?) {
      visited += places?.count ?? 0
      if visited <= limit { found.formUnion(places ?? []) }
    }
    for condition in asked {
      add(byCondition[condition.unnamed])
      guard condition.impliesOthers else { continue }
      add(always[condition.field])
      for text in Self.texts(of: condition) {
        for length in Self.lengths {
          for key in Self.keys(of: text, length: length, on: condition.field) { add(byPiece[key]) }
        }
      }
    }
    return (visited <= limit ? found.sorted() : [], visited)
  }

  /// Texts of which one has to hold a piece of what covers `condition`.
  private static func texts(of condition: FieldCondition) -> [ArraySlice<UInt8>] {
    switch condition.comparison {
    case .isAny, .containsAny: Array(condition.pattern.items.prefix(1))
    case .containsAll: condition.pattern.items
    default: [condition.pattern.bytes[...]]
    }
  }

  /// Pieces of which one has to occur in what `condition` covers; nil where none has to.
  private static func pieces(of condition: FieldCondition) -> [ArraySlice<UInt8>]? {
    let pieces: [ArraySlice<UInt8>]
    switch condition.comparison {
    case .is, .contains, .beginWith, .endWith, .image: pieces = [condition.pattern.bytes[...]]
    case .isAny, .containsAny: pieces = condition.pattern.items
    case .containsAll: pieces = condition.pattern.items.max { $0.count < $1.count }.map { [$0] } ?? []
    default: return nil
    }
    return pieces.isEmpty || pieces.contains(where: \.isEmpty) ? nil : pieces
  }

  private static func rarestKeys(of condition: FieldCondition, _ counts: [Key: Int]) -> [Key]? {
    pieces(of: condition)?.compactMap { piece in
      longestKeys(of: piece, on: condition.field).min { counts[$0, default: 0] < counts[$1, default: 0] }
    }
  }

  private static func weight(_ keys: [Key]?, _ counts: [Key: Int]) -> Int {
    keys.map { $0.reduce(0) { $0 + counts[$1, default: 0] } } ?? Int.max
  }

  private static func longestKeys(of piece: ArraySlice<UInt8>, on field: FilterField) -> [Key] {
    // The beginning of a long value will do, and bounds the memory.
    lengths.first { $0 <= piece.count }.map { Array(keys(of: piece.prefix(64), length: $0, on: field)) } ?? []
  }

  private static func keys(
    of text: ArraySlice<UInt8>, length: Int, on field: FilterField
  ) -> some Sequence<Key> {
    text.indices.prefix(max(0, text.count - length + 1)).lazy.map { start in
      let bytes = text[start..<start + length].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return Key(field: field, length: UInt8(length), bytes: bytes)
    }
  }
}

extension FieldCondition {
  /// The condition without its name.
  fileprivate var unnamed: FieldCondition { FieldCondition(field, comparison, value) }

  /// Whether ``implies(_:)`` knows others than its like.
  fileprivate var impliesOthers: Bool {
    switch comparison {
    case .is, .isAny, .beginWith, .endWith, .contains, .image, .containsAny, .containsAll, .excludes: true
    default: false
    }
  }
}
