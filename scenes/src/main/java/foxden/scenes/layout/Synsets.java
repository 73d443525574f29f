package foxden.scenes.layout;

import java.util.Map;

/** The synset BEHAVIOR-1K maps a category to, where we know it. */
final class Synsets {

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("armchair", "armchair.n.01"),
          Map.entry("ashcan", "ashcan.n.01"),
          Map.entry("bag_of_rubbish", "bag__of__rubbish.n.01"),
          Map.entry("bathroom_sink", "sink.n.01"),
          Map.entry("bed", "bed.n.01"),
          Map.entry("beer_bottle", "beer_bottle.n.01"),
          Map.entry("bench", "bench.n.01"),
          Map.entry("book", "book.n.02"),
          Map.entry("bookcase", "bookcase.n.01"),
          Map.entry("bottom_cabinet", "cabinet.n.01"),
          Map.entry("bottom_cabinet_no_top", "cabinet.n.01"),
          Map.entry("bowl", "bowl.n.01"),
          Map.entry("breakfast_table", "breakfast_table.n.01"),
          Map.entry("candle", "candle.n.01"),
          Map.entry("carpet", "rug.n.01"),
          Map.entry("carton", "carton.n.02"),
          Map.entry("chest_of_drawers", "cabinet.n.01"),
          Map.entry("coffee_table", "coffee_table.n.01"),
          Map.entry("countertop", "countertop.n.01"),
          Map.entry("cup", "cup.n.01"),
          Map.entry("curtain", "curtain.n.01"),
          Map.entry("cutting_board", "chopping_board.n.01"),
          Map.entry("desk", "desk.n.01"),
          Map.entry("dishwasher", "dishwasher.n.01"),
          Map.entry("door", "door.n.01"),
          Map.entry("fence", "fence.n.01"),
          Map.entry("floor_lamp", "floor_lamp.n.01"),
          Map.entry("floors", "floor.n.01"),
          Map.entry("frying_pan", "frying_pan.n.01"),
          Map.entry("hamper", "hamper.n.02"),
          Map.entry("jacket", "jacket.n.01"),
          Map.entry("kettle", "kettle.n.01"),
          Map.entry("kitchen_sink", "sink.n.01"),
          Map.entry("laptop", "laptop.n.01"),
          Map.entry("lawn", "lawn.n.01"),
          Map.entry("microwave", "microwave.n.02"),
          Map.entry("mirror", "mirror.n.01"),
          Map.entry("mug", "mug.n.04"),
          Map.entry("newspaper", "newspaper.n.03"),
          Map.entry("oven", "oven.n.01"),
          Map.entry("picture", "picture.n.01"),
          Map.entry("pillow", "pillow.n.01"),
          Map.entry("plate", "plate.n.04"),
          Map.entry("potted_plant", "pot_plant.n.01"),
          Map.entry("refrigerator", "electric_refrigerator.n.01"),
          Map.entry("sandal", "sandal.n.01"),
          Map.entry("shelf", "shelf.n.01"),
          Map.entry("sofa", "sofa.n.01"),
          Map.entry("sponge", "sponge.n.01"),
          Map.entry("stool", "stool.n.01"),
          Map.entry("straight_chair", "straight_chair.n.01"),
          Map.entry("swivel_chair", "swivel_chair.n.01"),
          Map.entry("table_lamp", "table_lamp.n.01"),
          Map.entry("toilet", "toilet.n.02"),
          Map.entry("top_cabinet", "cabinet.n.01"),
          Map.entry("walls", "wall.n.01"),
          Map.entry("wardrobe", "wardrobe.n.01"),
          Map.entry("window", "window.n.01"),
          Map.entry("wine_bottle", "wine_bottle.n.01"));

  private Synsets() {}

  /** The synset, or an empty text. */
  static String of(String category) {
    return KNOWN.getOrDefault(category, "");
  }
}
