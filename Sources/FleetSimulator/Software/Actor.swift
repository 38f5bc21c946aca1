/// One side of a thread as the catalogue names it, before it is a process on a host.
struct Actor: Sendable, Hashable {
  /// Which image.
  enum Image: Sendable, Hashable {
    /// A path, in which `{user}`, `{version}`, `{temp}` and `{hash}` stand for what differs. A name without a
    /// backslash, or with one but no drive, lies in System32.
    case path(String)
    /// Any console program of the host, a 32-bit one included.
    case console
    /// Any program of a session.
    case session
    /// One of the programs that nearly everyone has open.
    case familiar
    /// Any service.
    case service
    /// A process of the heart of Windows.
    case core
    /// Any process at all.
    case anything
    /// A program that developers here build and run.
    case project
  }

  /// Whose account it runs under.
  enum Account: Sendable, Hashable { case system, localService, windowManager, user }

  /// How long a process of it lives, and so how often its GUID changes.
  enum Life: Sendable, Hashable { case boot, session, brief }

  let image: Image
  let account: Account
  let life: Life

  /// A process of the system that lives as long as Windows is up.
  static func system(_ path: String) -> Actor { Actor(image: .path(path), account: .system, life: .boot) }
  /// A process of the system that lives for seconds.
  static func task(_ path: String) -> Actor { Actor(image: .path(path), account: .system, life: .brief) }
  /// A program of the user, one for each session.
  static func app(_ path: String) -> Actor { Actor(image: .path(path), account: .user, life: .session) }
  /// A program of the user that lives for minutes.
  static func brief(_ path: String) -> Actor { Actor(image: .path(path), account: .user, life: .brief) }

  static let windowManager = Actor(image: .path("dwm.exe"), account: .windowManager, life: .session)
  static let unknown = Actor(image: .path("<unknown process>"), account: .system, life: .brief)
  static let console = Actor(image: .console, account: .user, life: .brief)
  static let session = Actor(image: .session, account: .user, life: .session)
  static let familiar = Actor(image: .familiar, account: .user, life: .session)
  static let service = Actor(image: .service, account: .system, life: .boot)
  static let core = Actor(image: .core, account: .system, life: .boot)
  static let anything = Actor(image: .anything, account: .user, life: .session)
  static let project = Actor(image: .project, account: .user, life: .brief)
  static let explorer = app(#"C:\Windows\explorer.exe"#)
  static let csrss = system("csrss.exe")
}
