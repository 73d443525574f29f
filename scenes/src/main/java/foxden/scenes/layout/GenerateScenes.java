package foxden.scenes.layout;

import foxden.scenes.Models;
import foxden.scenes.Scene;
import foxden.scenes.SceneWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the shipped scenes. Argument: the target folder, default {@code
 * scenes/src/main/resources/foxden/scenes}.
 */
public final class GenerateScenes {

  private GenerateScenes() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : "scenes/src/main/resources/foxden/scenes");
    Files.createDirectories(folder);
    Models models = new Models();
    SceneWriter.write(HouseLayout.scene(models), folder.resolve("house.json"));
    if (models.has("grid_player")) {
      SceneWriter.write(GridLayout.scene(models), folder.resolve("gridworld.json"));
      SceneWriter.write(GridLayout.pieces(models), folder.resolve("pieces.json"));
    }
    SceneWriter.write(TrackLayout.scene(models), folder.resolve("cheetah.json"));
    SceneWriter.write(TrackLayout.bare(models, "hopper", "Hopper"), folder.resolve("hopper.json"));
    SceneWriter.write(TrackLayout.bare(models, "biped", "Biped"), folder.resolve("biped.json"));
    for (Scene scene : BoardLayouts.scenes(models)) {
      SceneWriter.write(scene, folder.resolve(scene.id() + ".json"));
    }
  }
}
