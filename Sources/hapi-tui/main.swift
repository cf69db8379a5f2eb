import HapiCommands

HapiTui.main()
