/// The binary XML that is read, and the values that go into it.
struct TreeScope: ~Escapable {
  var reader: TokenReader
  let values: ValueTable

  @_lifetime(copy reader)
  init(_ reader: consuming TokenReader, values: ValueTable) {
    self.reader = reader
    self.values = values
  }
}
