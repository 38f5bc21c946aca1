/// How the items of a section, or the conditions of a `<Rule>`, are joined: the attribute groupRelation.
public enum GroupRelation: String, Sendable, Hashable {
  case and
  case or
}
