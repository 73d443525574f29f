package foxden.assets.generate;

import foxden.assets.generate.house.HouseShell;
import foxden.assets.mesh.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All models by id, in a fixed order. */
public final class Catalog {
  private final Map<String, Supplier<Model>> makers = new LinkedHashMap<>();

  /** The catalogue of everything that ships. */
  public static Catalog all() {
    Catalog c = new Catalog();
    HallModels.define(c);
    EntryModels.define(c);
    KitchenModels.define(c);
    ApplianceModels.define(c);
    LivingModels.define(c);
    BedroomModels.define(c);
    BathModels.define(c);
    GardenModels.define(c);
    TablewareModels.define(c);
    PantryModels.define(c);
    ThingModels.define(c);
    ClothModels.define(c);
    ArenaModels.define(c);
    CheetahModels.define(c);
    BoardModels.define(c);
    RobotModel.define(c);
    HouseShell.define(c::add);
    return c;
  }

  Catalog add(String id, Supplier<Model> maker) {
    if (makers.put(id, maker) != null) {
      throw new IllegalStateException("Model " + id + " is defined twice.");
    }
    return this;
  }

  public List<String> ids() {
    return List.copyOf(makers.keySet());
  }

  /** Makes a model afresh. */
  public Model.Done make(String id) {
    Supplier<Model> maker = makers.get(id);
    if (maker == null) {
      throw new IllegalArgumentException("The catalogue has no model '" + id + "'.");
    }
    return maker.get().finish();
  }
}
