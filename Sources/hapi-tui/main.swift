import HapiCommands

HapiTui.runToEnd()
