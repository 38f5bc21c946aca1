/// Programs that run on hosts and have threads started in them: the usual ones, and a long tail that few hosts have.
enum ProgramNames {
  /// Console programs of Windows, the likelier first.
  static let console: [String] = [
    "cmd.exe", "conhost.exe", #"WindowsPowerShell\v1.0\powershell.exe"#, "PING.EXE", "net.exe", "ipconfig.exe",
    "robocopy.exe", "xcopy.exe", "findstr.exe", "tasklist.exe", "whoami.exe", "netstat.exe", "nslookup.exe",
    "schtasks.exe", "sc.exe", "reg.exe", "gpupdate.exe", "gpresult.exe", "cscript.exe", "tracert.exe", "curl.exe",
    "tar.exe", "systeminfo.exe", "wevtutil.exe", "fsutil.exe", "chkdsk.exe", "sort.exe", "more.com", "choice.exe",
    "timeout.exe", "query.exe", "quser.exe", "klist.exe", "certutil.exe", "w32tm.exe", "pathping.exe", "sfc.exe",
  ]

  /// Programs that run in a session, the likelier first. `\` marks a full path.
  static let session: [String] = [
    #"C:\Windows\explorer.exe"#, #"C:\Program Files\Google\Chrome\Application\chrome.exe"#,
    #"C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE"#,
    #"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"#,
    #"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE"#,
    #"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"#, "notepad.exe", "taskhostw.exe", "sihost.exe",
    "RuntimeBroker.exe", "ctfmon.exe", "SearchApp.exe", "ApplicationFrameHost.exe",
    #"C:\Program Files\Microsoft Office\root\Office16\POWERPNT.EXE"#, "mspaint.exe", "Taskmgr.exe", "mstsc.exe",
    #"C:\Program Files\7-Zip\7zFM.exe"#, #"C:\Program Files\Adobe\Acrobat DC\Acrobat\Acrobat.exe"#,
    #"C:\Program Files\Mozilla Firefox\firefox.exe"#, #"C:\Program Files\Notepad++\notepad++.exe"#, "mmc.exe",
    #"C:\Program Files\KeePass Password Safe 2\KeePass.exe"#, "calc.exe", #"C:\Program Files\VideoLAN\VLC\vlc.exe"#,
    "SnippingTool.exe", "rundll32.exe", "dllhost.exe", "wscript.exe", "osk.exe", "eventvwr.exe", "perfmon.exe",
  ]

  /// Services and other processes that live from boot to boot, the likelier first.
  static let services: [String] = [
    "svchost.exe", "spoolsv.exe", "services.exe", "SearchIndexer.exe", #"wbem\WmiPrvSE.exe"#, "sihost.exe",
    "dllhost.exe", "msdtc.exe", "fontdrvhost.exe", "audiodg.exe", "WUDFHost.exe", "dasHost.exe", "VSSVC.exe",
    "SgrmBroker.exe", "TrustedInstaller.exe", "smartscreen.exe", "LsaIso.exe", "wlanext.exe",
    "SecurityHealthService.exe",
  ]

  /// The heart of Windows.
  static let core = [
    "lsass.exe", "services.exe", "csrss.exe", "winlogon.exe", "wininit.exe", "svchost.exe", "smss.exe",
  ]

  /// How many uncommon programs some hosts own. Higher indices, up to twice as many, run once here and there.
  static let tailCount = 160

  /// An uncommon program; some are console programs, all are different.
  static func tail(_ index: Int) -> String {
    let vendor = vendors[index % vendors.count]
    let product = products[index / vendors.count % products.count]
    let part = parts[index / 7 % parts.count]
    let serial = index / (vendors.count * products.count)
    let root = index % 5 == 0 ? #"C:\Program Files (x86)"# : #"C:\Program Files"#
    return #"\#(root)\\#(vendor)\\#(product)\\#(part)\#(serial == 0 ? "" : String(serial)).exe"#
  }

  static let vendors = [
    "Abrecht", "Bluefin", "Cardamom", "Delphin", "Eastlake", "Fennel", "Granite", "Halyard", "Ibex", "Juniper Works",
    "Kestrel", "Larch", "Marlin", "Nimbus Soft", "Ochre", "Pinecone", "Quartz", "Rowan", "Sable", "Tamarack",
    "Umber", "Vesper", "Willow", "Yarrow", "Zinnia",
  ]

  static let products = [
    "Ledger", "Scan", "Route", "Sign", "Planner", "Archive", "Sync", "Report", "Label", "Viewer", "Desk", "Meter",
    "Board", "Draft", "Bridge", "Cast", "Form", "Gate", "Index", "Pilot",
  ]

  static let parts = ["client", "agent", "cli", "tray", "host", "tool", "worker", "console", "sync", "launcher"]
}
