package foxden.app.experiments;

import java.nio.file.Path;
import java.util.List;

/** What the experiments view asks of the program. FX thread. */
public interface ExperimentsActions {

  /** Folders of sweeps that are known, the newest first. */
  List<Path> known();

  /** Folder of the episodes that people played by hand; there may be none yet. */
  Path played();

  /** Shows the log of an episode. */
  void watch(Path log);
}
