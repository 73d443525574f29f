package foxden.sim.household;

import foxden.assets.Assets;
import foxden.scenes.ModelShape;
import foxden.scenes.ShapeReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The shapes of the shipped models, each read once. Not thread-safe. */
public final class Models implements Function<String, ModelShape> {

  private final Map<String, ModelShape> read = new LinkedHashMap<>();

  /**
   * The shape of a model.
   *
   * @throws IllegalArgumentException when there is no such model or its file is damaged
   */
  @Override
  public ModelShape apply(String model) {
    ModelShape known = read.get(model);
    if (known != null) {
      return known;
    }
    try (InputStreamReader in =
        new InputStreamReader(Assets.shapeStream(model), StandardCharsets.UTF_8)) {
      ModelShape shape = ShapeReader.read(model + ".shape.json", in);
      read.put(model, shape);
      return shape;
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
