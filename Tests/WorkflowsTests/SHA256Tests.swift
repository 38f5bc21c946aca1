import Testing

@testable import Workflows

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "The digests of FIPS 180-4's examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func digest(text: String, digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)) == digest)
  }

  @Test("Pieces give the digest of the whole")
  func pieces() {
    let hash = SHA256()
    for piece in ["a", "", "bc"] { hash.update(Array(piece.utf8)) }
    #expect(hash.finish() == SHA256.digest(of: Array("abc".utf8)))
  }
}
