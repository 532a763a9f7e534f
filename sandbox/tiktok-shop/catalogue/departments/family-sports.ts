/** Pets, babies, toys, sports, food, vehicles. Notation and id rule: see `fashion.ts`. */
export const familySports = `
# Animais de estimação | Pet Supplies | pet, animal, mascota | @pet
## Cães | Dogs | cachorro, cão, cães, dog
Ração para cães | Dog Food | ração, ração seca, ração úmida, sachê, dog food, filhotes, adultos | @pet-food
Petiscos para cães | Dog Treats | petisco, bifinho, osso, snack, biscoito | @pet-food
Coleiras, guias e peitorais | Dog Collars, Leashes & Harnesses | coleira, guia, peitoral, enforcador
Camas e casinhas para cães | Dog Beds & Houses | cama pet, caminha, casinha, colchonete
Brinquedos para cães | Dog Toys | brinquedo, mordedor, bolinha, pelúcia
Roupas e acessórios para cães | Dog Clothing & Accessories | roupinha, bandana, focinheira, capa de chuva
Tapetes higiênicos e fraldas | Dog Pads & Diapers | tapete higiênico, fralda canina
Comedouros e bebedouros para cães | Dog Bowls & Feeders | comedouro, bebedouro, tigela
## Gatos | Cats | gato, gata, felino, cat
Ração para gatos | Cat Food | ração, ração seca, sachê, cat food, castrados | @pet-food
Petiscos para gatos | Cat Treats | petisco, snack, creme | @pet-food
Areias e granulados | Cat Litter | areia sanitária, areia higiênica, granulado, sílica
Caixas de areia | Litter Boxes | caixa de areia, bandeja sanitária, pá
Arranhadores e camas para gatos | Cat Trees & Beds | arranhador, toca, rede
Brinquedos para gatos | Cat Toys | brinquedo, varinha, catnip
Fontes e comedouros para gatos | Cat Bowls & Fountains | fonte, bebedouro, comedouro
Coleiras para gatos | Cat Collars | coleira
## Higiene e saúde animal | Pet Grooming & Health
Xampus e higiene pet | Pet Shampoo & Hygiene | shampoo pet, xampu, condicionador pet, perfume pet, lenço pet, limpador de orelhas
Escovas e tosa | Pet Grooming Tools | escova pet, rasqueadeira, cortador de unha, máquina de tosa
Antipulgas e carrapatos | Flea & Tick | antipulgas, carrapato, bravecto, nexgard, simparic, vermífugo !I
Suplementos e vitaminas pet | Pet Supplements | suplemento, vitamina pet, probiótico | @pet-food
Medicamentos veterinários | Veterinary Medicine | antibiótico veterinário, medicamento veterinário !I
Higiene bucal pet | Pet Dental Care | creme dental pet, escova dental pet
Eliminadores de odores e educadores | Odor Removers & Training Sprays | eliminador de odores, educador, atrativo
## Outros animais | Other Pets
Aves | Birds | pássaro, ave, gaiola, calopsita, papagaio, bird
Peixes e aquários | Fish & Aquariums | peixe, aquário, fish, filtro de aquário
Roedores e coelhos | Small Animals | hamster, coelho, roedor, porquinho da índia, feno
Répteis | Reptiles | réptil, terrário, jabuti, tartaruga
Cavalos e fazenda | Horses & Farm | cavalo, equino, fazenda
Caixas de transporte e viagem | Pet Carriers & Travel | caixa de transporte, bolsa de transporte, cinto pet, portão
# Bebês e maternidade | Baby & Maternity | bebê, baby, bébé, infantil | @baby
## Alimentação do bebê | Baby Feeding
Mamadeiras e chupetas | Bottles & Pacifiers | mamadeira, chupeta, bico
Cadeirões e utensílios | High Chairs & Tableware | cadeirão, babador, pratinho, copo de treinamento
Amamentação | Breastfeeding | bomba de leite, absorvente de seio, sutiã de amamentação
Papinhas e fórmulas | Baby Food & Formula | papinha, fórmula infantil !I
## Higiene e quarto | Care & Nursery
Fraldas e lenços | Diapers & Wipes | fralda, lenço umedecido, pomada para assadura
Banho do bebê | Baby Bath | banheira, toalha de bebê, sabonete infantil
Berços e colchões | Cribs & Mattresses | berço, moisés !D
Enxoval e decoração | Nursery Bedding & Decor | kit berço, enxoval, manta de bebê, móbile
Segurança do bebê | Baby Safety | protetor de tomada, grade, monitor de bebê
## Passeio e roupas | Travel & Clothing
Carrinhos de bebê | Strollers | carrinho de bebê, stroller, poussette !D
Cadeirinhas para carro | Car Seats | cadeirinha, bebê conforto, car seat !C
Cangurus e bolsas maternidade | Carriers & Diaper Bags | canguru, sling, bolsa maternidade
Roupas de bebê | Baby Clothing | body, macacão de bebê, culote, romper de bebê | @clothing
Calçados de bebê | Baby Shoes | sapatinho, pantufa de bebê | @shoes
## Gestante | Maternity
Travesseiros e cintas de gestante | Maternity Pillows & Belts | travesseiro de gestante, cinta
Cosméticos de gestante | Maternity Skincare | creme antiestrias | @cosmetics
# Brinquedos | Toys & Games | brinquedo, toy, jouet, juguete | @toys
## Brinquedos por tipo | Toys by Type
Bonecas e acessórios | Dolls & Accessories | boneca, barbie, casa de boneca, doll, poupée
Carrinhos e pistas | Vehicles & Tracks | carrinho, pista, hot wheels, controle remoto
Blocos de montar | Building Blocks | lego, bloco de montar, blocks
Pelúcias | Plush Toys | pelúcia, plush, urso, peluche
Brinquedos educativos | Educational Toys | educativo, montessori, alfabeto, wooden toy
Faz de conta | Pretend Play | cozinha infantil, fantasia, kit médico
Slime e massinhas | Slime & Dough | slime, massinha
Instrumentos musicais infantis | Musical Toys | piano infantil, tambor, xilofone
## Jogos | Games
Jogos de tabuleiro | Board Games | tabuleiro, board game, jogo de cartas
Quebra-cabeças | Puzzles | quebra-cabeça, puzzle, casse-tête
Cartas e dominós | Cards & Dominoes | baralho, dominó, uno
## Ao ar livre | Outdoor Play
Piscinas e brinquedos de água | Pools & Water Toys | piscina infantil, pistola de água
Playgrounds e balanços | Playgrounds & Swings | balanço, escorregador, cama elástica !D
Triciclos e patinetes infantis | Ride-ons & Scooters | triciclo, patinete, patins infantil
Pipas e bolhas | Kites & Bubbles | pipa, bolha de sabão
# Esporte e lazer | Sports & Outdoors | esporte, sport, deporte | @sports
## Fitness | Fitness
Halteres e pesos | Dumbbells & Weights | halter, anilha, kettlebell
Elásticos e acessórios | Bands & Accessories | elástico, faixa, corda de pular, caneleira
Yoga e pilates | Yoga & Pilates | yoga, colchonete, pilates, tapete de yoga
Aparelhos de ginástica | Gym Equipment | esteira, bicicleta ergométrica, estação !D
## Roupas esportivas | Sportswear | @clothing
Roupas fitness femininas | Women's Sportswear | legging fitness, top fitness, conjunto fitness
Roupas esportivas masculinas | Men's Sportswear | camisa dry fit, short de corrida
Camisas de time | Team Jerseys | camisa de time, futebol, jersey !N
Tênis esportivos | Sports Shoes | tênis de corrida, chuteira | @shoes
## Esportes | Sports
Futebol | Football | bola de futebol, luva de goleiro, caneleira de futebol
Ciclismo | Cycling | bicicleta, bike, farol de bike
Capacetes | Helmets | capacete de bike, helmet !C
Natação | Swimming | óculos de natação, touca, prancha
Lutas | Combat Sports | luva de boxe, muay thai, saco de pancada
Tênis e raquetes | Racket Sports | raquete, beach tennis, pickleball
Basquete e vôlei | Basketball & Volleyball | basquete, vôlei
Skate e patins | Skate & Roller | skate, patins
Pesca | Fishing | vara de pesca, isca, molinete
## Ar livre | Outdoors
Camping | Camping | barraca, saco de dormir, lanterna, fogareiro
Trilha e escalada | Hiking & Climbing | trilha, bastão, mosquetão
Praia | Beach | cadeira de praia, guarda-sol, cooler
Facas e canivetes | Knives & Multi-tools | canivete, faca de camping !I
# Alimentos e bebidas | Food & Beverages | alimento, comida, food | @food
## Mercearia | Groceries
Cafés e chás | Coffee & Tea | café, chá, cápsula, coffee, tea
Chocolates e doces | Chocolate & Sweets | chocolate, bala, doce, bombom
Biscoitos e salgadinhos | Cookies & Snacks | biscoito, salgadinho, snack
Temperos e molhos | Spices & Sauces | tempero, molho, pimenta, sal
Grãos e massas | Grains & Pasta | arroz, feijão, macarrão, granola, aveia
Azeites e óleos | Oils | azeite, óleo
Mel e geleias | Honey & Jams | mel, geleia, tâmara
Castanhas e frutas secas | Nuts & Dried Fruit | castanha, amêndoa, nozes, damasco
## Especiais | Specialty
Produtos sem glúten e veganos | Gluten-Free & Vegan | sem glúten, vegano
Cestas e presentes | Gift Baskets | cesta, kit presente
Alimentos frescos | Fresh Food | carne, fruta, congelado !P
## Bebidas | Beverages
Sucos e refrigerantes | Juices & Soft Drinks | suco, refrigerante, energético, água
Vinhos | Wines | vinho, espumante !P
Cervejas e destilados | Beer & Spirits | cerveja, vodka, whisky, gin !P
# Automotivo e motos | Automotive & Motorcycle | automotivo, carro, moto, car | @automotive
## Acessórios para carro | Car Accessories
Capas e tapetes | Covers & Mats | capa de banco, tapete automotivo
Som e eletrônicos automotivos | Car Audio & Electronics | som automotivo, multimídia, alto-falante, câmera de ré
Suportes e carregadores veiculares | Car Mounts & Chargers | suporte veicular, carregador veicular
Limpeza e polimento | Car Care | cera automotiva, xampu automotivo, microfibra
Aromatizantes de carro | Car Fresheners | aromatizante, cheirinho
Ferramentas automotivas | Car Tools | macaco, calibrador, scanner obd
## Peças | Parts
Iluminação automotiva | Car Lighting | farol, lâmpada led automotiva
Filtros e óleos | Filters & Oils | filtro de óleo, lubrificante
Freios e suspensão | Brakes & Suspension | pastilha de freio, amortecedor
Pneus e rodas | Tires & Wheels | pneu, roda, calota !D
Baterias automotivas | Car Batteries | bateria automotiva !N
Airbags | Airbags | airbag !P
## Motos | Motorcycle
Capacetes de moto | Motorcycle Helmets | capacete de moto !C
Roupas e luvas de moto | Riding Gear | jaqueta de moto, luva de moto
Acessórios para moto | Motorcycle Accessories | baú, retrovisor, antena
Peças para moto | Motorcycle Parts | relação, escapamento
`;
