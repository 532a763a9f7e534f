/** Home, kitchen, furniture, tools, garden, appliances. Notation and id rule: see `fashion.ts`. */
export const home = `
# Casa e decoração | Home & Decor | casa, home, maison, hogar | @home
## Cama, mesa e banho | Bedding & Linens | @textile
Jogos de cama | Bedding Sets | lençol, jogo de cama, bedding, drap
Edredons e cobertores | Comforters & Blankets | edredom, cobertor, manta, blanket, throw
Travesseiros e protetores | Pillows & Protectors | travesseiro, protetor de colchão, pillow
Toalhas de banho | Bath Towels | toalha, towel, roupão
Toalhas de mesa | Tablecloths | toalha de mesa, jogo americano, trilho de mesa
Cortinas e persianas | Curtains & Blinds | cortina, persiana, blackout, curtain
Tapetes | Rugs & Carpets | tapete, passadeira, rug, carpet
Capas e almofadas | Cushions & Covers | almofada, capa de sofá, cushion
## Decoração | Home Decor
Quadros e painéis | Wall Art | quadro, pôster, canvas, wall art, print
Relógios de parede | Wall Clocks | relógio de parede, clock
Espelhos | Mirrors | espelho, mirror
Vasos e plantas artificiais | Vases & Artificial Plants | vaso, planta artificial, vase
Velas e aromatizadores | Candles & Home Fragrance | vela, aromatizador, candle, bougie
Esculturas e enfeites | Sculptures & Ornaments | estatueta, enfeite, escultura, figurine
Adesivos e papéis de parede | Wallpapers & Wall Stickers | papel de parede, adesivo, wallpaper
Porta-retratos | Picture Frames | porta-retrato, moldura, frame
## Iluminação | Lighting | @lighting
Luminárias de mesa | Table Lamps | abajur, luminária de mesa, table lamp
Lustres e pendentes | Ceiling Lights & Chandeliers | lustre, pendente, plafon, chandelier
Lâmpadas | Light Bulbs | lâmpada, led, bulb
Fitas e cordões de LED | LED Strips & String Lights | fita led, pisca-pisca
Luminárias de chão e parede | Floor & Wall Lamps | arandela, luminária de chão
## Organização e limpeza | Storage & Cleaning
Organizadores de roupa | Closet Organizers | cabide, organizador, sapateira
Caixas e cestos | Boxes & Baskets | caixa organizadora, cesto, basket
Varais e lavanderia | Laundry | varal, cesto de roupa, tábua de passar
Vassouras, rodos e mops | Mops & Brooms | mop, vassoura, rodo
Produtos de limpeza | Cleaning Products | detergente, desinfetante, sabão, limpador | @cleaning
Lixeiras | Trash Cans | lixeira
## Banheiro | Bathroom
Acessórios de banheiro | Bathroom Accessories | porta-toalha, saboneteira, tapete de banheiro
Cortinas e boxes de banho | Shower Curtains | cortina de banheiro
Assentos sanitários | Toilet Seats | assento sanitário
## Festas e presentes | Party & Gifts
Artigos de festa | Party Supplies | balão, festa, bexiga, party
Decoração de Natal | Christmas Decor | natal, árvore de natal, christmas
Cartões e embalagens de presente | Gift Wrap & Cards | embalagem, papel de presente, gift
# Cozinha | Kitchenware | cozinha, kitchen, cuisine, cocina | @kitchen
## Panelas e preparo | Cookware
Panelas e jogos de panelas | Pots & Cookware Sets | panela, caçarola, cookware
Frigideiras e grelhas | Frying Pans & Grills | frigideira, grelha, wok
Formas e assadeiras | Bakeware | forma, assadeira, bakeware
Facas e tábuas | Knives & Cutting Boards | faca, tábua de corte, knife
Utensílios de cozinha | Kitchen Utensils | espátula, concha, ralador, abridor, utensil
Panelas de pressão | Pressure Cookers | panela de pressão
## Mesa e servir | Tableware
Pratos e aparelhos de jantar | Plates & Dinnerware | prato, aparelho de jantar, plate, dinnerware, assiette
Copos e taças | Glassware | copo, taça, glass, verre
Canecas e xícaras | Mugs & Cups | caneca, xícara, mug, cup, tasse
Talheres | Cutlery | talher, faqueiro, cutlery, flatware
Travessas e saladeiras | Serveware | travessa, saladeira, bowl, tray, bandeja
Jarras e bules | Jugs & Teapots | jarra, bule, teapot, garrafa
## Armazenar e beber | Storage & Drinkware
Potes e marmitas | Food Containers | pote, marmita, tupperware, lancheira térmica
Garrafas e copos térmicos | Bottles & Tumblers | garrafa térmica, squeeze, tumbler, copo térmico
Café e chá | Coffee & Tea Accessories | coador, cafeteira italiana, french press, chaleira
Bar e vinhos | Barware & Wine | saca-rolhas, coqueteleira, balde de gelo
Churrasco | Barbecue | churrasqueira, espeto, barbecue
# Eletrodomésticos | Home Appliances | eletrodoméstico, appliance | @appliances
## Eletroportáteis de cozinha | Small Kitchen Appliances
Air fryers | Air Fryers | air fryer, fritadeira elétrica
Liquidificadores e mixers | Blenders & Mixers | liquidificador, mixer, blender
Cafeteiras elétricas | Coffee Machines | cafeteira, espresso, coffee maker
Batedeiras e processadores | Stand Mixers & Processors | batedeira, processador
Sanduicheiras e torradeiras | Sandwich Makers & Toasters | sanduicheira, torradeira, toaster
Chaleiras e panelas elétricas | Electric Kettles & Cookers | chaleira elétrica, panela elétrica
Fornos e micro-ondas | Ovens & Microwaves | micro-ondas, forno elétrico
## Eletroportáteis do lar | Small Home Appliances
Aspiradores | Vacuum Cleaners | aspirador, robô aspirador, vacuum
Ferros e vaporizadores | Irons & Steamers | ferro de passar, vaporizador
Ventiladores e climatizadores | Fans & Coolers | ventilador, climatizador, circulador
Aquecedores | Heaters | aquecedor
Umidificadores e purificadores | Humidifiers & Purifiers | umidificador, purificador, filtro de água
Máquinas de costura | Sewing Machines | máquina de costura
## Grandes eletrodomésticos | Large Appliances
Geladeiras e freezers | Fridges & Freezers | geladeira, frigobar, freezer !D
Fogões e cooktops | Stoves & Cooktops | fogão, cooktop !D
Máquinas de lavar | Washing Machines | lavadora, lava e seca !D
Ar-condicionado | Air Conditioners | ar condicionado, split !D
# Móveis | Furniture | móvel, furniture, meuble, mueble | @furniture
## Sala e quarto | Living & Bedroom
Sofás e poltronas | Sofas & Armchairs | sofá, poltrona, sofa, armchair !D
Mesas de centro e laterais | Coffee & Side Tables | mesa de centro, mesa lateral, side table !D
Racks e painéis de TV | TV Stands | rack, painel de tv !D
Camas e cabeceiras | Beds & Headboards | cama, cabeceira, bed !D
Colchões | Mattresses | colchão, mattress !D
Guarda-roupas e cômodas | Wardrobes & Dressers | guarda-roupa, cômoda, dresser !D
Estantes e prateleiras | Shelves & Bookcases | estante, prateleira, shelf, bookcase
## Jantar, escritório e externos | Dining, Office & Outdoor
Mesas de jantar | Dining Tables | mesa de jantar, dining table !D
Cadeiras e banquetas | Chairs & Stools | cadeira, banqueta, chair, stool
Escrivaninhas | Desks | escrivaninha, mesa de escritório, desk !D
Cadeiras de escritório e gamer | Office & Gaming Chairs | cadeira gamer, cadeira de escritório
Móveis de jardim | Outdoor Furniture | espreguiçadeira, rede, banco de jardim, outdoor !D
# Ferramentas e construção | Tools & Hardware | ferramenta, tool, construção | @tools
## Ferramentas | Tools
Ferramentas manuais | Hand Tools | chave de fenda, alicate, martelo, trena
Furadeiras e parafusadeiras | Drills & Drivers | furadeira, parafusadeira, drill | @appliances
Serras e lixadeiras | Saws & Sanders | serra, lixadeira, esmerilhadeira | @appliances
Kits de ferramentas | Tool Sets | maleta de ferramentas, jogo de chaves
Medição e teste | Measuring & Testing | multímetro, nível, paquímetro
Caixas de ferramentas | Tool Storage | caixa de ferramentas
## Construção e elétrica | Building & Electrical
Torneiras e hidráulica | Faucets & Plumbing | torneira, chuveiro, ducha, registro
Material elétrico | Electrical Supplies | tomada, interruptor, extensão, disjuntor
Tintas e pintura | Paint & Painting | tinta, rolo de pintura, pincel de parede
Fechaduras e segurança | Locks & Security | fechadura, cadeado, cofre
Ferragens e fixação | Hardware & Fasteners | parafuso, bucha, dobradiça, fita adesiva
Equipamentos de proteção | Safety Equipment | epi, luva de proteção, óculos de proteção
## Jardim | Garden | @basic
Vasos e jardinagem | Pots & Gardening | regador, vaso de jardim, substrato, garden
Sementes e mudas | Seeds & Seedlings | semente, muda !I
Irrigação | Irrigation | mangueira, irrigação
Piscina | Pool | piscina, cloro, boia
Cortadores e aparadores de grama | Lawn Mowers & Trimmers | cortador de grama, roçadeira | @appliances
`;
