extension ContiguousArray<UInt8> {
  /// The bytes as a span. Bytes have no padding, for which a span's bytes are called unsafe.
  var rawSpan: RawSpan {
    @_lifetime(borrow self) borrowing get { unsafe span.bytes }
  }
}
