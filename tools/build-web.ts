console.log("web: built later")
