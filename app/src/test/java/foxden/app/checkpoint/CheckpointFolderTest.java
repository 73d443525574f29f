package foxden.app.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language model could be opened from the command line only, and by its folder only. */
class CheckpointFolderTest {

  @TempDir Path root;

  private Path checkpoint(String name, String config) throws IOException {
    Path dir = Files.createDirectories(root.resolve("policies/checkpoints").resolve(name));
    Files.writeString(dir.resolve("config.json"), config);
    Files.writeString(dir.resolve("model.safetensors"), "");
    return dir;
  }

  @Test
  void theFileChooserOpensAModelByItsWeightsOrItsConfiguration() throws IOException {
    Path dir = checkpoint("lm", "{}");
    for (String file : List.of("model.safetensors", "config.json")) {
      Optional<Path> found = CheckpointWindow.folder(dir.resolve(file).toString(), root);
      assertEquals(Optional.of(dir.toAbsolutePath()), found, file);
    }
    assertEquals(Optional.of(dir), CheckpointWindow.folder("policies/checkpoints/lm", root));
    assertTrue(CheckpointWindow.folder("trash", root).isEmpty());
  }

  @Test
  void modelsAreOfferedAndPoliciesOfATaskAreNot() throws IOException {
    Path model = checkpoint("lm", "{}");
    Path policy = checkpoint("trash", "{\"foxden\":{\"inputs\":[]}}");
    assertEquals(List.of(model), CheckpointWindow.shipped(root));
    assertTrue(CheckpointWindow.folder(policy.toString(), root).isEmpty());
    assertTrue(CheckpointWindow.isPart(policy.resolve("model.safetensors")));
  }
}
