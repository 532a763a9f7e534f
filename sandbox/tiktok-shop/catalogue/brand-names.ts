/**
 * Brands every shop finds, by the departments they sell in (first three digits of the category ids; none for all).
 * `*` marks a T1 brand (authorization needed, which no shop has), `+` one the shops are authorized for, `-` one no
 * longer available. Order gives the ids: append only.
 */
export const brandNames: readonly (readonly [departments: string, names: string])[] = [
  [
    '601 602 603 604 605 606 622',
    'Nike* Adidas* Puma* Lacoste* Hering+ Malwee+ Renner Reserva Colcci Lupo+ Zara Levi’s Calvin_Klein* Tommy_Hilfiger* Gucci* Prada* Louis_Vuitton* Havaianas+ Melissa Arezzo Vizzano+ Beira_Rio+ Moleca Olympikus+ Mizuno Asics Fila Under_Armour* Oakley* Ray-Ban* Rolex* Casio Technos+ Orient Chilli_Beans Vivara Pandora* Kipling Samsonite Tricae- Farm Osklen Brooksfield Aramis Dudalina',
  ],
  [
    '607 608',
    'Natura+ O_Boticário+ Avon Eudora L’Oréal_Paris Maybelline+ Nivea+ Dove+ Garnier La_Roche-Posay Vichy CeraVe Neutrogena+ Salon_Line+ Wella Kérastase Pantene Elseve Vult Ruby_Rose+ Dior* Chanel* Carolina_Herrera* Paco_Rabanne* Lattafa Armaf Granado+ Phebo Gillette Colgate Oral-B Sensodyne Taiff Mondial',
  ],
  [
    '609 620',
    'Growth Max_Titanium Integralmédica+ Probiótica Dux Puravida Essential_Nutrition Nestlé+ Johnson’s Huggies Pampers Chicco Fisher-Price Lillo Philips_Avent Burigotto Galzerano Infanti',
  ],
  [
    '610 611 612 613 614',
    'Tramontina+ Brinox+ Tok&Stok Karsten+ Buddemeyer Artex Santista Teka Zelo Oxford Nadir Marinex Wheaton Electrolux+ Brastemp Consul LG* Philco+ Mondial_Eletro Britânia+ Arno+ Oster Walita Cadence Black+Decker Bosch Makita DeWalt Stanley Vonder Tigre Deca Docol Lorenzetti+ Suvinil Coral Madesa Politorno Herman_Miller Kartell Vitra Muuto Marimekko Iittala Blomus',
  ],
  [
    '615 616',
    'Samsung* Apple* Motorola+ Xiaomi Realme Multilaser+ Positivo+ Dell HP+ Lenovo Acer Asus Intelbras+ TP-Link JBL* Sony* Edifier Logitech+ Redragon Kingston SanDisk Epson Canon GoPro* DJI Anker Baseus Elgin Faber-Castell+ BIC+ Tilibra+ Pilot Stabilo Compactor',
  ],
  ['617', 'Companhia_das_Letras Rocco Intrínseca Record Sextante Panini Darkside JBC Saraiva Globo_Livros'],
  ['618 620 621', 'Lego* Mattel* Hasbro* Estrela+ Grow+ Toyster Candide Sunny Hot_Wheels* Barbie* Funko Bandai'],
  [
    '619',
    'Royal_Canin+ Premier_Pet+ GranPlus Golden Pedigree Whiskas Purina Hills Farmina Biofresh Guabi Sanol Pet_Society Chalesco Furacão_Pet+ Jambo Zoetis Bravecto Nexgard Frontline Elanco Ibasa Vetnil Alcon Nutrópica Megazoo',
  ],
  ['622', 'Speedo Penalty+ Topper Kappa* Wilson Caloi+ Shimano Nautika+ Coleman Mor NTK Everlast Kikos Acte Vollo'],
  ['623', '3_Corações+ Melitta Pilão Lacta Garoto Bauducco+ Kopenhagen Mãe_Terra Native Jasmine Taeq Piracanjuba Leão'],
  [
    '624',
    'Pirelli Michelin Goodyear Moura Heliar Bosch_Auto NGK Castrol Mobil Vonixx+ Cadillac_Ceras LS2 Norisk Pro_Tork+ Givi',
  ],
  ['', 'Sem_marca+ Genérica+'],
];
