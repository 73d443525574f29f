package foxden.sim.planted;

import com.jme3.math.Vector3f;
import foxden.app.planted.PlantedModel;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Breaks every rule that a world can break; see {@code RulesBiteTest}. */
public final class PlantedWorld {
  public @Nullable Node node;
  public @Nullable Vector3f place;
  public @Nullable PlantedModel model;

  public double sinOfNow() {
    return Math.sin(System.nanoTime());
  }
}
