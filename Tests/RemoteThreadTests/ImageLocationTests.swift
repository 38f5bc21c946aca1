import RemoteThread
import Testing

@Suite("Image location")
struct ImageLocationTests {
  @Test(
    "Below Windows and Program Files of drive C only administrators can write",
    arguments: [
      #"c:\windows\explorer.exe"#, #"c:\windows\system32\ntdll.dll"#, #"c:\program files\vendor\*\agent.exe"#,
      #"c:\program files (x86)\vendor\a b.exe"#, #"c:\program files\vendor~1\a.exe"#,
    ])
  func protected(path: String) {
    #expect(ImageLocation(ofFoldedPath: path) == .protected)
  }

  @Test("Where Defender keeps its platform, only administrators can write")
  func defender() {
    #expect(
      ImageLocation(ofFoldedPath: #"c:\programdata\microsoft\windows defender\platform\*\msmpeng.exe"#) == .protected)
  }

  @Test(
    "Elsewhere in ProgramData anyone may make folders",
    arguments: [
      #"c:\programdata\windows defender\platform\a.exe"#, #"c:\programdata\microsoft\a.exe"#,
      #"c:\programdata\microsoft\windows defender\platform.exe"#,
      #"c:\programdata\microsoft\windows defender\platform \a.exe"#,
      #"c:\programdata\microsoft\windows defender\platform\..\..\..\a.exe"#,
      #"d:\programdata\microsoft\windows defender\platform\4.18\msmpeng.exe"#,
      #"c:\users\microsoft\windows defender\platform\a.exe"#,
    ])
  func restOfProgramData(path: String) {
    #expect(ImageLocation(ofFoldedPath: path) == .userWritable)
  }

  @Test(
    "Anyone may make such folders on other drives",
    arguments: [#"d:\program files\vendor\a.exe"#, #"e:\windows\system32\svchost.exe"#])
  func otherDrives(path: String) {
    #expect(ImageLocation(ofFoldedPath: path) == .userWritable)
  }

  @Test(
    "Folders below Windows in which users can write",
    arguments: [
      #"c:\windows\temp\x.exe"#, #"c:\windows\system32\tasks_migrated\x.exe"#,
      #"c:\windows\sysnative\spool\drivers\color\x.dll"#,
      #"c:\windows\microsoft.net\framework64\v4.0.30319\temporary asp.net files\root\x.dll"#,
      #"c:\windows\microsoft.net\framework64\*\temporary asp.net files\x.dll"#,
    ])
  func writableFolders(path: String) {
    #expect(ImageLocation(ofFoldedPath: path) == .userWritable)
  }

  @Test(
    "Another spelling of a folder is no way around it",
    arguments: [
      #"c:\windows\regist~1\crmlog\x.exe"#, #"c:\windows\temp.\x.dll"#, #"c:\windows\temp \x.dll"#,
      "c:\\windows\\temp\\\u{301}x\\x.exe", #"c:\program files\..\users\x.exe"#, #"c:\program files\a/../x.exe"#,
      #"\\?\c:\windows\x.exe"#, #"c:\windows\x.log:x.exe"#, #"c:\windows\\x.exe"#, #"c:\windows "#,
    ])
  func spellings(path: String) {
    #expect(ImageLocation(ofFoldedPath: path) == .userWritable)
  }
}
