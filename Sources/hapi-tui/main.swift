import Foundation
import HapiCommands

// A file that may not grow any further is then an error like a full disk, and told as that.
signal(SIGXFSZ, SIG_IGN)
HapiTui.main()
