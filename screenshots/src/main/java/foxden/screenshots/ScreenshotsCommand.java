package foxden.screenshots;

import foxden.app.cli.CliCommand;
import foxden.app.cli.Wiring;
import java.nio.file.Path;

/**
 * {@code foxden screenshots}: renews the gallery from scripted sessions in the real application.
 */
public final class ScreenshotsCommand implements CliCommand {

  @Override
  public String name() {
    return "screenshots";
  }

  @Override
  public String summary() {
    return "drives the real app through its scripted sessions and renews screenshots/gallery";
  }

  @Override
  public int run(Wiring wiring, String[] arguments) throws Exception {
    if (arguments.length > 1) {
      throw new IllegalArgumentException(
          "screenshots takes at most a folder for the pictures, not '" + arguments[1] + "'");
    }
    Path folder =
        arguments.length == 1
            ? Path.of(arguments[0])
            : wiring.root().resolve("screenshots").resolve("gallery");
    int code = wiring.film(Gallery.sessions(), folder);
    if (code != 2) {
      ContactSheet.make(folder);
    }
    return code;
  }
}
