print("hapi-tui")
