/** Beauty, perfume, health. Notation and id rule: see `fashion.ts`. */
export const beautyHealth = `
# Beleza e cuidados pessoais | Beauty & Personal Care | beleza, beauty | @cosmetics
## Maquiagem | Makeup
Batons e gloss | Lipstick & Gloss | batom, gloss, lip tint
Bases e corretivos | Foundation & Concealer | base facial, corretivo
Pós, blushes e iluminadores | Powder, Blush & Highlighter | blush, pó compacto, iluminador
Sombras e delineadores | Eyeshadow & Eyeliner | sombra, delineador, paleta
Máscaras de cílios | Mascara | rímel, cílios
Kits de maquiagem | Makeup Sets | kit maquiagem
Pincéis e esponjas | Makeup Brushes & Sponges | pincel, esponja de maquiagem | @tools
Demaquilantes | Makeup Removers | demaquilante, água micelar
## Cuidados com a pele | Skincare
Hidratantes faciais | Facial Moisturizers | hidratante facial, creme facial
Séruns e tratamentos | Serums & Treatments | sérum, vitamina c, ácido hialurônico, niacinamida
Protetores solares | Sunscreen | protetor solar, fps, spf, sunscreen
Limpeza facial | Facial Cleansers | sabonete facial, tônico, esfoliante facial
Máscaras faciais | Face Masks | máscara facial
Cuidados labiais e olhos | Lip & Eye Care | protetor labial, creme para olhos
Kits de skincare | Skincare Sets | kit skincare
## Cabelos | Hair Care
Xampus e condicionadores | Shampoo & Conditioner | shampoo, xampu, condicionador
Máscaras e tratamentos capilares | Hair Masks & Treatments | máscara capilar, hidratação, ampola
Óleos e finalizadores | Hair Oils & Styling | finalizador, leave-in, óleo capilar, pomada capilar
Tinturas e coloração | Hair Color | tintura, coloração, tonalizante
Alisamentos e progressivas | Straightening Treatments | progressiva, botox capilar, alisamento !I
Perucas e apliques | Wigs & Extensions | peruca, aplique, lace | @tools
Escovas e pentes | Brushes & Combs | escova de cabelo, pente | @tools
## Banho e corpo | Bath & Body
Sabonetes | Soaps | sabonete, soap
Hidratantes corporais | Body Lotions | hidratante corporal, loção, body lotion
Esfoliantes corporais | Body Scrubs | esfoliante
Óleos corporais | Body Oils | óleo corporal
Desodorantes | Deodorants | desodorante, antitranspirante
Depilação | Hair Removal | cera depilatória, depilação
## Unhas | Nails
Esmaltes | Nail Polish | esmalte, base de unha
Unhas postiças e gel | Artificial Nails & Gel | unha postiça, gel uv, fibra
Ferramentas de manicure | Manicure Tools | alicate, lixa, cabine uv | @tools
## Aparelhos de beleza | Beauty Devices | @appliances
Secadores de cabelo | Hair Dryers | secador, hair dryer
Chapinhas e modeladores | Straighteners & Curlers | chapinha, prancha, babyliss
Barbeadores e aparadores | Shavers & Trimmers | barbeador, aparador, máquina de cortar cabelo
Depiladores elétricos | Epilators | depilador
Massageadores faciais | Facial Devices | massageador facial, limpador facial elétrico
## Higiene e masculino | Hygiene & Men's Grooming
Cuidados com a barba | Beard Care | barba, balm, beard
Lâminas e espumas de barbear | Razors & Shaving | gilete, lâmina, espuma de barbear
Higiene bucal | Oral Care | creme dental, escova de dentes, enxaguante
Absorventes e coletores | Feminine Care | absorvente, coletor menstrual
Lenços e algodões | Wipes & Cotton | algodão, lenço umedecido adulto
# Perfumaria | Fragrances | perfume, perfumaria, fragrance, parfum | @fragrance
## Perfumes | Perfumes
Perfumes femininos | Women's Perfumes | eau de parfum, perfume feminino, eau de toilette
Perfumes masculinos | Men's Perfumes | perfume masculino, colônia masculina
Perfumes unissex | Unisex Perfumes | perfume unissex, oud
Perfumes árabes | Arabic Perfumes | lattafa, oud, attar
Kits de perfumes | Perfume Sets | kit perfume, coffret
## Corpo perfumado | Scented Body
Body splash | Body Mists | body splash, body mist
Colônias | Colognes | colônia, deo colônia
Perfumes infantis | Kids' Perfumes | perfume infantil
Decants e amostras | Decants & Samples | decant, miniatura
# Saúde | Health | saúde, health | @health
## Suplementos | Supplements | @supplements
Proteínas e whey | Whey & Proteins | whey, proteína, albumina
Creatina e pré-treino | Creatine & Pre-Workout | creatina, pré-treino
Vitaminas e minerais | Vitamins & Minerals | vitamina, ômega 3, colágeno, multivitamínico
Emagrecedores | Weight Management | termogênico, emagrecedor !I
## Cuidados com a saúde | Health Care
Medidores e monitores | Health Monitors | medidor de pressão, oxímetro, termômetro, balança corporal | @appliances
Primeiros socorros | First Aid | curativo, bandagem
Ortopedia e suportes | Braces & Supports | joelheira, tipoia, corretor postural
Massageadores | Massagers | massageador, pistola de massagem | @appliances
Máscaras e proteção | Masks & Protection | máscara descartável, álcool gel
Bem-estar e aromaterapia | Wellness & Aromatherapy | óleo essencial, difusor | @basic
## Saúde restrita | Restricted Health
Medicamentos com receita | Prescription Medicine | medicamento, remédio !P
Medicamentos isentos de receita | Over-the-Counter Medicine | analgésico, antitérmico !P
Lentes de contato | Contact Lenses | lente de contato !I
Bem-estar sexual | Sexual Wellness | preservativo, lubrificante !I
`;
