print("heddle-fleet")
