package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;

/** Boards with their pieces: tic-tac-toe and chess, turned from wood. */
final class BoardModels {

  private static final Paint MAPLE = new Paint(Kind.OAK, 0xEAD6AE);
  private static final Paint ROSEWOOD = new Paint(Kind.WALNUT, 0x5A3A2A);
  private static final int ROUND = 20;

  private BoardModels() {}

  static void define(Catalog c) {
    c.add("tictactoe_board", BoardModels::threeByThree)
        .add("tictactoe_x", BoardModels::cross)
        .add("tictactoe_o", BoardModels::nought)
        .add("chess_board", BoardModels::eightByEight);
    for (String type : new String[] {"pawn", "knight", "bishop", "rook", "queen", "king"}) {
      c.add("chess_" + type + "_white", () -> piece(type, "white", MAPLE))
          .add("chess_" + type + "_black", () -> piece(type, "black", ROSEWOOD));
    }
  }

  private static Model threeByThree() {
    Model m = Model.of("tictactoe_board").refine(1200, 0.05);
    Pen p = m.part("base", 4).pen();
    p.panel(WALNUT, -0.34, -0.34, 0, 0.34, 0.34, 0.03, 0.008);
    for (int r = -1; r <= 1; r++) {
      for (int c = -1; c <= 1; c++) {
        Paint wood = (r + c) % 2 == 0 ? OAK : BIRCH;
        p.panel(
            wood,
            0.2 * c - 0.092,
            0.2 * r - 0.092,
            0.028,
            0.2 * c + 0.092,
            0.2 * r + 0.092,
            0.038,
            0.003);
      }
    }
    return m;
  }

  private static Model cross() {
    Model m = Model.of("tictactoe_x").refine(500, 0.02);
    Pen p = m.part("base", 0.1).pen();
    Paint red = new Paint(Kind.LACQUER, 0xD9713A);
    p.rotZ(45).panel(red, -0.075, -0.014, 0, 0.075, 0.014, 0.024, 0.005);
    p.rotZ(-45).panel(red, -0.075, -0.014, 0.0005, 0.075, 0.014, 0.0245, 0.005);
    p.solid(-0.06, -0.06, 0, 0.06, 0.06, 0.024);
    return m;
  }

  private static Model nought() {
    Model m = Model.of("tictactoe_o").refine(700, 0.02);
    Pen p = m.part("base", 0.1).pen();
    p.at(0, 0, 0.013).hoop(new Paint(Kind.LACQUER, 0x4F7F96), 28, 12, 0.05, 0.0135);
    p.solid(-0.06, -0.06, 0, 0.06, 0.06, 0.026);
    return m;
  }

  private static Model eightByEight() {
    Model m = Model.of("chess_board").refine(2000, 0.08);
    Pen p = m.part("base", 8).pen();
    p.panel(WALNUT, -0.46, -0.46, 0, 0.46, 0.46, 0.034, 0.01);
    for (int k = 0; k < 4; k++) {
      p.rotZ(90 * k).block(BRASS, 0.41, -0.414, 0.0335, 0.414, 0.414, 0.0352, 0.0005);
    }
    for (int r = 0; r < 8; r++) {
      for (int c = 0; c < 8; c++) {
        Paint wood = (r + c) % 2 == 0 ? new Paint(Kind.WALNUT, 0x8A6142) : BIRCH;
        double x = (c - 3.5) * 0.1;
        double y = (r - 3.5) * 0.1;
        p.block(wood, x - 0.0499, y - 0.0499, 0.033, x + 0.0499, y + 0.0499, 0.038, 0.0006);
      }
    }
    return m;
  }

  private static Model piece(String type, String side, Paint wood) {
    Model m = Model.of("chess_" + type + "_" + side).refine(900, 0.02);
    Pen p = m.part("base", 0.1).pen();
    double r = type.equals("pawn") ? 0.028 : 0.034;
    // The foot is the same for all: a felt disc, a torus, a step.
    p.lathe(new Paint(Kind.WOOL, 0x49614A), ROUND, 0, 0, r, 0, r, 0.0025, 0, 0.0025);
    p.lathe(
        wood, ROUND, 0, 0.002, r, 0.003, r * 1.03, 0.009, r * 0.94, 0.014, r * 0.8, 0.017, r * 0.74,
        0.021, 0, 0.021);
    switch (type) {
      case "pawn" -> {
        p.lathe(wood, ROUND, 0.02, 0.019, 0.012, 0.03, 0.009, 0.045, 0.012, 0.05, 0, 0.05);
        p.lathe(wood, ROUND, 0, 0.047, 0.0165, 0.049, 0.0165, 0.052, 0, 0.054);
        p.ball(wood, 2, 0, 0, 0.063, 0.0145);
      }
      case "rook" -> {
        p.lathe(
            wood, ROUND, 0.026, 0.019, 0.0185, 0.034, 0.0165, 0.062, 0.0235, 0.068, 0.0245, 0.086,
            0.0175, 0.086, 0.0175, 0.079, 0, 0.079);
        for (int k = 0; k < 6; k++) {
          p.rotZ(60 * k).block(wood, 0.0172, -0.0065, 0.084, 0.0248, 0.0065, 0.094, 0.001);
        }
      }
      case "bishop" -> {
        p.lathe(
            wood, ROUND, 0.024, 0.019, 0.0125, 0.04, 0.0095, 0.066, 0.013, 0.07, 0.0185, 0.072,
            0.0185, 0.0755, 0.011, 0.078, 0, 0.078);
        p.lathe(
            wood, ROUND, 0.009, 0.076, 0.0165, 0.086, 0.0165, 0.095, 0.011, 0.107, 0.004, 0.113, 0,
            0.113);
        p.ball(wood, 1, 0, 0, 0.1155, 0.005);
        p.at(0.011, 0, 0.1)
            .rotY(38)
            .block(
                new Paint(Kind.BARK, 0x2E211A), -0.004, -0.0095, -0.001, 0.0065, 0.0095, 0.001, 0);
      }
      case "queen" -> {
        p.lathe(
            wood, ROUND, 0.026, 0.019, 0.014, 0.044, 0.0105, 0.082, 0.0145, 0.087, 0.02, 0.089,
            0.02, 0.0925, 0.0125, 0.096, 0.0215, 0.122, 0.0165, 0.125, 0, 0.121);
        for (int k = 0; k < 8; k++) {
          double a = Math.PI * k / 4;
          p.ball(wood, 1, 0.0195 * StrictMath.cos(a), 0.0195 * StrictMath.sin(a), 0.124, 0.0042);
        }
        p.ball(wood, 1, 0, 0, 0.1275, 0.0072);
      }
      case "king" -> {
        p.lathe(
            wood, ROUND, 0.027, 0.019, 0.015, 0.046, 0.0115, 0.088, 0.0155, 0.093, 0.021, 0.095,
            0.021, 0.0985, 0.0135, 0.102, 0.021, 0.127, 0.017, 0.132, 0, 0.136);
        p.panel(wood, -0.0034, -0.0034, 0.133, 0.0034, 0.0034, 0.157, 0.001);
        p.panel(wood, -0.0034, -0.0098, 0.1425, 0.0034, 0.0098, 0.149, 0.001);
      }
      default -> knight(p, wood);
    }
    double height = type.equals("king") ? 0.155 : type.equals("pawn") ? 0.077 : 0.11;
    p.solid(-r, -r, 0, r, r, height);
    return m;
  }

  // A horse's head cut from a board, looking along +x.
  private static void knight(Pen p, Paint wood) {
    p.lathe(wood, ROUND, 0.025, 0.019, 0.02, 0.028, 0.0205, 0.033, 0, 0.034);
    double[] side = {
      -0.0205, 0.03, 0.0185, 0.03, 0.0175, 0.042, 0.008, 0.055, 0.0095, 0.062, 0.0195, 0.0595,
      0.027, 0.0615, 0.0295, 0.0685, 0.0225, 0.082, 0.0125, 0.0945, 0.0075, 0.104, 0.0025, 0.0965,
      -0.0085, 0.0925, -0.0185, 0.079, -0.0225, 0.06
    };
    p.rotX(90).prism(wood, -0.0115, 0.0115, 0.003, side);
    Paint dark = new Paint(Kind.BARK, 0x2E211A);
    for (int s = -1; s <= 1; s += 2) {
      p.ball(dark, 0, 0.0125, s * 0.0112, 0.0815, 0.0022);
      p.ball(dark, 0, 0.0265, s * 0.0105, 0.0685, 0.0013);
    }
  }
}
