/// A page that needs nothing else and may do nothing: no script, no font, no picture, no request.
struct HTMLPage {
  /// Shown in the window's title and at the top; escaped here.
  let title: String
  /// Markup, in which everything that came from elsewhere is escaped.
  let body: String

  /// The page, UTF-8, with a line end.
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(HTMLText.escaped(title))</title>
    <style>\(Self.style)</style>
    </head>
    <body>
    <h1>\(HTMLText.escaped(title))</h1>
    \(body)
    </body>
    </html>

    """
  }

  /// Nothing may be loaded, run, sent or framed; the one style sheet is named by its hash, so that no other applies
  /// (Content Security Policy Level 3, W3C).
  static let policy =
    "default-src 'none'; style-src 'sha256-\(styleHash)'; base-uri 'none'; form-action 'none'"

  /// SHA-256 of ``style`` in Base64.
  static let styleHash = "UGWSbXPV/2w8D63HWnRTAEsDTgpxD79pbQXfomCiB1Y="
}
