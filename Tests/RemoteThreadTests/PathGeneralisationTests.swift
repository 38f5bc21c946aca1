import RemoteThread
import Testing

@Suite("Path generalisation")
struct PathGeneralisationTests {
  @Test(
    "Each rule, and what it leaves alone",
    arguments: [
      (#"C:\Users\ann\AppData\Local\App\app-1.2.3\x.exe"#, #"c:\users\*\appdata\local\app\app-*\x.exe"#),
      (#"C:\Users\bob\AppData\Local\App\app-1.2.4\x.exe"#, #"c:\users\*\appdata\local\app\app-*\x.exe"#),
      (#"C:\Users\Public\KeeFarce.exe"#, #"c:\users\public\keefarce.exe"#),
      (#"C:\Users\setup.exe"#, #"c:\users\setup.exe"#),
      (#"D:\Documents and Settings\ann\x.exe"#, #"d:\documents and settings\*\x.exe"#),
      (
        #"C:\WindowsAzure\GuestAgent_2.7.41491.993_2020-09-04_054718\WaAppAgent.exe"#,
        #"c:\windowsazure\guestagent_*_*\waappagent.exe"#
      ),
      (
        #"C:\Program Files\WindowsApps\Microsoft.WindowsNotepad_11.2606.15.0_x64__8wekyb3d8bbwe\Notepad\Notepad.exe"#,
        #"c:\program files\windowsapps\microsoft.windowsnotepad_*_x64__8wekyb3d8bbwe\notepad\notepad.exe"#
      ),
      (
        #"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2107.4-0\MsMpEng.exe"#,
        #"c:\programdata\microsoft\windows defender\platform\*\msmpeng.exe"#
      ),
      (
        #"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\ngen.exe"#,
        #"c:\windows\microsoft.net\framework64\v*\ngen.exe"#
      ),
      (
        #"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"#,
        #"c:\windows\system32\windowspowershell\v1.0\powershell.exe"#
      ),
      (
        #"C:\Windows\System32\DriverStore\FileRepository\nvdm.inf_amd64_0a1b2c3d4e5f6071\nv.exe"#,
        #"c:\windows\system32\driverstore\filerepository\nvdm.inf_amd64_*\nv.exe"#
      ),
      (
        #"C:\Windows\Temp\{1F2E3D4C-0000-1111-2222-333344445555}\setup.exe"#,
        #"c:\windows\temp\*\setup.exe"#
      ),
      (
        #"C:\Users\ann\AppData\Local\Temp\is-K3V0A.tmp\setup.tmp"#, #"c:\users\*\appdata\local\temp\is-*.tmp\setup.tmp"#
      ),
      (#"C:\Users\ann\AppData\Local\Temp\a1b2c3d4.exe"#, #"c:\users\*\appdata\local\temp\a1b2c3d4.exe"#),
      (#"C:\Windows\Installer\MSI4A2B.tmp"#, #"c:\windows\installer\msi*.tmp"#),
      (#"C:\Tools\setup-1.2.3.exe"#, #"c:\tools\setup-1.2.3.exe"#),
      (#"\\VBOXSVR\HTools\voice_mail.msg.exe"#, #"\\vboxsvr\htools\voice_mail.msg.exe"#),
      ("<unknown process>", "<unknown process>"),
    ] as [(String, String)])
  func rules(raw: String, generalised: String) throws {
    let path = try #require(ImagePath(raw))
    #expect(PathGeneralisation.standard.apply(to: path) == generalised)
  }

  @Test("A star that came in the path is never taken for a rule's")
  func hostileStar() throws {
    let path = try #require(ImagePath(#"C:\a*b\*x.exe"#))
    #expect(PathGeneralisation.standard.apply(to: path) == #"c:\a?b\?x.exe"#)
  }

  @Test("Switched off, a path is only folded")
  func off() throws {
    let path = try #require(ImagePath(#"C:\Users\Ann\x.exe"#))
    #expect(PathGeneralisation.none.apply(to: path) == #"c:\users\ann\x.exe"#)
    #expect(PathGeneralisation.none.apply(to: try #require(ImagePath("C:\\*.exe"))) == "c:\\?.exe")
  }

  @Test("A name of a million hex digits is read in linear time", .timeLimit(.minutes(1)))
  func longName() throws {
    let path = "c:\\" + String(repeating: "a", count: 1_000_000)
    #expect(PathGeneralisation.standard.apply(to: try #require(ImagePath(path))) == path)
  }
}
