package foxden.scenes;

import foxden.assets.Assets;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the models that ship, each read once. Not for several threads at a time; make one
 * per user.
 */
public final class Models implements SceneReader.Models {

  private final Map<String, String> categories = new LinkedHashMap<>();
  private final Map<String, ModelShape> shapes = new LinkedHashMap<>();

  /** Reads the index of the models. */
  public Models() {
    for (Assets.Entry e : Assets.index()) {
      categories.put(e.id(), e.category());
    }
  }

  /** Whether there is such a model. */
  public boolean has(String model) {
    return categories.containsKey(model);
  }

  @Override
  public @Nullable String categoryOf(String model) {
    return categories.getOrDefault(model, "");
  }

  /**
   * The shape of a model.
   *
   * @throws IllegalArgumentException for an unknown model, naming the nearest
   */
  public ModelShape shape(String model) {
    ModelShape known = shapes.get(model);
    if (known != null) {
      return known;
    }
    try (Reader in = new InputStreamReader(Assets.shapeStream(model), StandardCharsets.UTF_8)) {
      ModelShape shape = ShapeReader.read(model + ".shape.json", in);
      shapes.put(model, shape);
      return shape;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
