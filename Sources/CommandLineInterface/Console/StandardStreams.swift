import Foundation

/// The three streams that a program is started with.
public enum StandardStreams {
  /// Takes the numbers of streams that the caller has closed, so that no file that is opened later gets one of them and
  /// with it what is meant for the stream. Reading and writing such a stream fails as before.
  public static func holdClosed() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
